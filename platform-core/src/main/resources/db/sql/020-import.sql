--liquibase formatted sql

--changeset platform:020-import
--comment: P7: imports that were begun, for the list, for undo and for the next import of the same table
CREATE TABLE import (
    id uuid CONSTRAINT import_pk PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT import_number_unique UNIQUE,
    target text NOT NULL,
    file_name text NOT NULL,
    heading text[] NOT NULL,
    mapping jsonb NOT NULL,
    options jsonb NOT NULL,
    state text NOT NULL CONSTRAINT import_state_known CHECK (state IN ('running', 'done', 'failed', 'undone')),
    row_count bigint NOT NULL,
    created_count bigint NOT NULL DEFAULT 0,
    updated_count bigint NOT NULL DEFAULT 0,
    unchanged_count bigint NOT NULL DEFAULT 0,
    rejected_count bigint NOT NULL DEFAULT 0,
    rejected_file text,
    problem text,
    person_id uuid NOT NULL,
    person_name text NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    undone_at timestamptz
);
CREATE INDEX import_person ON import (person_id, number DESC);
CREATE INDEX import_heading ON import (target, number DESC);
--rollback DROP TABLE import;

--changeset platform:020-import-record
--comment: P7: what an import wrote, so that all of it can be taken back
CREATE TABLE import_record (
    import_id uuid NOT NULL CONSTRAINT import_record_import REFERENCES import ON DELETE CASCADE,
    record_type text NOT NULL,
    record_id uuid NOT NULL,
    action text NOT NULL CONSTRAINT import_record_action_known CHECK (action IN ('created', 'updated')),
    before jsonb,
    version int,
    CONSTRAINT import_record_pk PRIMARY KEY (import_id, record_type, record_id)
);
--rollback DROP TABLE import_record;

--changeset platform:020-import-decision
--comment: P7: what people said about near matches is not asked again
CREATE TABLE import_decision (
    target text NOT NULL,
    field text NOT NULL,
    value text NOT NULL,
    decision text NOT NULL CONSTRAINT import_decision_known CHECK (decision IN ('same', 'create', 'skip')),
    candidate_id uuid,
    person_id uuid NOT NULL,
    decided_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT import_decision_pk PRIMARY KEY (target, field, value)
);
--rollback DROP TABLE import_decision;

--changeset platform:020-import-staging
--comment: P7: rows on their way in; a table for each draft, made and dropped by the engine
CREATE SCHEMA IF NOT EXISTS staging;
--rollback DROP SCHEMA staging CASCADE;
