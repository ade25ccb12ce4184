--liquibase formatted sql

--changeset platform:004-audit
--comment: X5: who did what; kept when the person is gone
CREATE TABLE audit_entry (
    id uuid CONSTRAINT audit_entry_pk PRIMARY KEY,
    at timestamptz NOT NULL,
    person_id uuid,
    person_name text NOT NULL,
    action text NOT NULL,
    subject text NOT NULL
);
CREATE INDEX audit_entry_person ON audit_entry (person_id, id DESC);
CREATE INDEX audit_entry_action ON audit_entry (action, id DESC);
--rollback DROP TABLE audit_entry;
