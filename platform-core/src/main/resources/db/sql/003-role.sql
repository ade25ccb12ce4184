--liquibase formatted sql

--changeset platform:003-role
--comment: X5: roles are sets of permissions that bundles contribute, and whose records one sees
CREATE TABLE role (
    id uuid CONSTRAINT role_pk PRIMARY KEY,
    built_in text CONSTRAINT role_built_in_unique UNIQUE,
    name text NOT NULL CONSTRAINT role_name_not_blank CHECK (btrim(name) <> ''),
    visibility text NOT NULL CONSTRAINT role_visibility_known CHECK (visibility IN ('own', 'team', 'all'))
);
CREATE TABLE role_permission (
    role_id uuid NOT NULL CONSTRAINT role_permission_role_fk REFERENCES role ON DELETE CASCADE,
    permission text NOT NULL,
    granted boolean NOT NULL,
    CONSTRAINT role_permission_pk PRIMARY KEY (role_id, permission)
);
CREATE TABLE person_role (
    person_id uuid NOT NULL CONSTRAINT person_role_person_fk REFERENCES person ON DELETE CASCADE,
    role_id uuid NOT NULL CONSTRAINT person_role_role_fk REFERENCES role ON DELETE CASCADE,
    CONSTRAINT person_role_pk PRIMARY KEY (person_id, role_id)
);
CREATE INDEX person_role_role ON person_role (role_id);
INSERT INTO role (id, built_in, name, visibility) VALUES
    (platform.uuid7(), 'ADMINISTRATOR', 'Administrator', 'all'),
    (platform.uuid7(), 'MANAGER', 'Sales manager', 'team'),
    (platform.uuid7(), 'REP', 'Sales rep', 'own'),
    (platform.uuid7(), 'MARKETER', 'Marketer', 'all'),
    (platform.uuid7(), 'TRAINER', 'Trainer', 'all');
--rollback DROP TABLE person_role; DROP TABLE role_permission; DROP TABLE role;
