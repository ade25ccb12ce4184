--liquibase formatted sql

--changeset platform:140-import-draft
--comment: P7: files on their way in that a person left, with what was said about them, to go on with for a week
CREATE TABLE import_draft (
    id uuid CONSTRAINT import_draft_pk PRIMARY KEY,
    person_id uuid NOT NULL,
    target text NOT NULL,
    file_name text NOT NULL,
    file text NOT NULL,
    row_count bigint NOT NULL,
    said jsonb NOT NULL,
    touched_at timestamptz NOT NULL,
    thrown_at timestamptz
);
CREATE INDEX import_draft_person ON import_draft (person_id, touched_at DESC);
--rollback DROP TABLE import_draft;
