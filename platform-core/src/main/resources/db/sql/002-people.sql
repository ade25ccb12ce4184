--liquibase formatted sql

--changeset platform:002-office
--comment: X5: where teams are
CREATE TABLE office (
    id uuid CONSTRAINT office_pk PRIMARY KEY,
    name text NOT NULL CONSTRAINT office_name_not_blank CHECK (btrim(name) <> '')
);
CREATE UNIQUE INDEX office_name ON office (lower(name));
--rollback DROP TABLE office;

--changeset platform:002-person
--comment: X5: people; one without an address cannot sign in
CREATE TABLE person (
    id uuid CONSTRAINT person_pk PRIMARY KEY,
    name text NOT NULL CONSTRAINT person_name_not_blank CHECK (btrim(name) <> ''),
    email text CONSTRAINT person_email_lower CHECK (email = lower(email)),
    password_hash text,
    team_id uuid,
    language text NOT NULL DEFAULT 'en',
    time_zone text NOT NULL DEFAULT 'Asia/Kuala_Lumpur',
    theme text NOT NULL DEFAULT 'system' CONSTRAINT person_theme_known CHECK (theme IN ('system', 'light', 'dark')),
    failed_attempts int NOT NULL DEFAULT 0,
    locked_until timestamptz,
    session_epoch int NOT NULL DEFAULT 1,
    left_at timestamptz,
    version int NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX person_email ON person (email);
CREATE INDEX person_team ON person (team_id);
CREATE INDEX person_name_search ON person USING gin (platform.plain(name) platform.gin_trgm_ops);
--rollback DROP TABLE person;

--changeset platform:002-team
--comment: X5: teams in offices, each led by a manager
CREATE TABLE team (
    id uuid CONSTRAINT team_pk PRIMARY KEY,
    name text NOT NULL CONSTRAINT team_name_not_blank CHECK (btrim(name) <> ''),
    office_id uuid CONSTRAINT team_office_fk REFERENCES office,
    manager_id uuid CONSTRAINT team_manager_fk REFERENCES person
);
CREATE UNIQUE INDEX team_name ON team (lower(name));
CREATE INDEX team_office ON team (office_id);
CREATE INDEX team_manager ON team (manager_id);
ALTER TABLE person ADD CONSTRAINT person_team_fk FOREIGN KEY (team_id) REFERENCES team;
--rollback ALTER TABLE person DROP CONSTRAINT person_team_fk; DROP TABLE team;

--changeset platform:002-person-card
--comment: X5: what every bundle may know of a person, to join
CREATE VIEW person_card AS
    SELECT person.id,
           person.name,
           upper(left(btrim(person.name), 1) || CASE WHEN btrim(person.name) LIKE '% %'
               THEN left(regexp_replace(btrim(person.name), '^.*\s', ''), 1) ELSE '' END) AS initials,
           person.email,
           team.id AS team_id,
           team.name AS team_name,
           office.name AS office_name,
           person.left_at IS NULL AS active
      FROM person
      LEFT JOIN team ON team.id = person.team_id
      LEFT JOIN office ON office.id = team.office_id;
--rollback DROP VIEW person_card;
