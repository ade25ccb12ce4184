--liquibase formatted sql

--changeset platform:006-one-time-link
--comment: X5: the first administrator's way in, and invitations; only a hash of the secret is kept
CREATE TABLE one_time_link (
    hash text CONSTRAINT one_time_link_pk PRIMARY KEY,
    purpose text NOT NULL CONSTRAINT one_time_link_purpose_known CHECK (purpose IN ('first-administrator', 'password')),
    person_id uuid CONSTRAINT one_time_link_person_fk REFERENCES person ON DELETE CASCADE,
    expires_at timestamptz NOT NULL,
    used_at timestamptz
);
CREATE INDEX one_time_link_person ON one_time_link (person_id);
--rollback DROP TABLE one_time_link;
