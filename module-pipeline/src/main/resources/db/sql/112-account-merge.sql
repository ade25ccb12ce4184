--liquibase formatted sql

--changeset pipeline:112-account-merged
--comment: P8, P27: an account that was merged into another is gone, and whoever looks for it finds the other
ALTER TABLE account ADD COLUMN merged_into_id uuid CONSTRAINT account_merged_into_fk REFERENCES account ON DELETE SET NULL
    CONSTRAINT account_not_merged_into_itself CHECK (merged_into_id <> id);
CREATE INDEX account_merged_into ON account (merged_into_id);
--rollback ALTER TABLE account DROP COLUMN merged_into_id;

--changeset pipeline:112-account-merge
--comment: P8, P27: which accounts were made one, with all that was moved, so that it is taken back as a whole; an import's key for the one that is gone means the other
CREATE TABLE account_merge (
    id uuid CONSTRAINT account_merge_pk PRIMARY KEY,
    kept_id uuid NOT NULL CONSTRAINT account_merge_kept_fk REFERENCES account ON DELETE CASCADE,
    gone_id uuid CONSTRAINT account_merge_gone_fk REFERENCES account ON DELETE SET NULL,
    gone_key text,
    person_id uuid CONSTRAINT account_merge_person_fk REFERENCES platform.person,
    at timestamptz NOT NULL,
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    undone_at timestamptz
);
CREATE INDEX account_merge_kept ON account_merge (kept_id, at DESC);
CREATE INDEX account_merge_gone ON account_merge (gone_id);
CREATE INDEX account_merge_person ON account_merge (person_id);
CREATE INDEX account_merge_key ON account_merge (gone_key) WHERE gone_key IS NOT NULL AND undone_at IS NULL;
CREATE TABLE account_merge_part (
    merge_id uuid NOT NULL CONSTRAINT account_merge_part_merge_fk REFERENCES account_merge ON DELETE CASCADE,
    kind text NOT NULL CONSTRAINT account_merge_part_kind_known CHECK (kind IN ('deal', 'contact', 'account', 'past')),
    record_id uuid NOT NULL,
    CONSTRAINT account_merge_part_pk PRIMARY KEY (merge_id, kind, record_id)
);
--rollback DROP TABLE account_merge_part; DROP TABLE account_merge;
