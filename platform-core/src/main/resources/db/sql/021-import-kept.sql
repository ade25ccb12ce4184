--liquibase formatted sql

--changeset platform:021-import-kept
--comment: P7: what stayed when an import was taken back in part; the state stays one that the version before knows
ALTER TABLE import
    ADD COLUMN kept_count bigint NOT NULL DEFAULT 0 CONSTRAINT import_kept_not_negative CHECK (kept_count >= 0),
    ADD COLUMN kept_names text[] NOT NULL DEFAULT '{}';
--rollback ALTER TABLE import DROP COLUMN kept_count, DROP COLUMN kept_names;
