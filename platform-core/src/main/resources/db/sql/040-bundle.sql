--liquibase formatted sql

--changeset platform:040-bundle-jar
--comment: X2: jars of third-party bundles, so that every node and every restart has the same, and one can go back
CREATE TABLE bundle_jar (
    sha256 text CONSTRAINT bundle_jar_pk PRIMARY KEY CONSTRAINT bundle_jar_sha256_form CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    symbolic_name text NOT NULL,
    version text NOT NULL,
    content bytea NOT NULL,
    size bigint NOT NULL,
    facts jsonb NOT NULL,
    stored_at timestamptz NOT NULL,
    CONSTRAINT bundle_jar_size_is_of_content CHECK (size = octet_length(content))
);
CREATE INDEX bundle_jar_name ON bundle_jar (symbolic_name, stored_at DESC);
--rollback DROP TABLE bundle_jar;

--changeset platform:040-bundle
--comment: X2: the third-party bundles that are wanted; a failure keeps one from starting by itself
CREATE TABLE bundle (
    symbolic_name text CONSTRAINT bundle_pk PRIMARY KEY,
    jar text NOT NULL CONSTRAINT bundle_jar_known REFERENCES bundle_jar,
    version text NOT NULL,
    wanted text NOT NULL CONSTRAINT bundle_wanted_known CHECK (wanted IN ('started', 'stopped')),
    failure text,
    person_id uuid,
    person_name text NOT NULL,
    changed_at timestamptz NOT NULL
);
CREATE INDEX bundle_jar_of ON bundle (jar);
--rollback DROP TABLE bundle;

--changeset platform:040-bundle-change
--comment: X2: who changed which bundle, by which plan, and what came of it
CREATE TABLE bundle_change (
    id uuid CONSTRAINT bundle_change_pk PRIMARY KEY,
    symbolic_name text NOT NULL,
    kind text NOT NULL CONSTRAINT bundle_change_kind_known
        CHECK (kind IN ('INSTALL', 'UPDATE', 'ROLL_BACK', 'REMOVE', 'START', 'STOP')),
    from_jar text,
    from_version text,
    to_jar text,
    to_version text,
    plan jsonb NOT NULL,
    outcome text NOT NULL CONSTRAINT bundle_change_outcome_known CHECK (outcome IN ('begun', 'done', 'failed')),
    failed_step text,
    failure text,
    person_id uuid,
    person_name text NOT NULL,
    began_at timestamptz NOT NULL,
    ended_at timestamptz
);
CREATE INDEX bundle_change_began ON bundle_change (began_at DESC, id DESC);
CREATE INDEX bundle_change_name ON bundle_change (symbolic_name, began_at DESC);
--rollback DROP TABLE bundle_change;
