--liquibase formatted sql

--changeset pipeline:113-contact-merged
--comment: P8, P27: a contact that was merged into another is gone, and whoever looks for it finds the other
ALTER TABLE contact ADD COLUMN merged_into_id uuid CONSTRAINT contact_merged_into_fk REFERENCES contact ON DELETE SET NULL
    CONSTRAINT contact_not_merged_into_itself CHECK (merged_into_id <> id);
CREATE INDEX contact_merged_into ON contact (merged_into_id);
--rollback ALTER TABLE contact DROP COLUMN merged_into_id;

--changeset pipeline:113-contact-merge
--comment: P8, P27: which contacts were made one, with all that was moved, so that it is taken back as a whole
CREATE TABLE contact_merge (
    id uuid CONSTRAINT contact_merge_pk PRIMARY KEY,
    kept_id uuid NOT NULL CONSTRAINT contact_merge_kept_fk REFERENCES contact ON DELETE CASCADE,
    gone_id uuid CONSTRAINT contact_merge_gone_fk REFERENCES contact ON DELETE SET NULL,
    gone_key text,
    person_id uuid CONSTRAINT contact_merge_person_fk REFERENCES platform.person,
    at timestamptz NOT NULL,
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    undone_at timestamptz
);
CREATE INDEX contact_merge_kept ON contact_merge (kept_id, at DESC);
CREATE INDEX contact_merge_gone ON contact_merge (gone_id);
CREATE INDEX contact_merge_person ON contact_merge (person_id);
CREATE INDEX contact_merge_key ON contact_merge (gone_key) WHERE gone_key IS NOT NULL AND undone_at IS NULL;
-- Of a deal: the role of the one that goes, that of the one that stays, and whether that one was not in it before.
CREATE TABLE contact_merge_part (
    merge_id uuid NOT NULL CONSTRAINT contact_merge_part_merge_fk REFERENCES contact_merge ON DELETE CASCADE,
    kind text NOT NULL CONSTRAINT contact_merge_part_kind_known CHECK (kind IN ('deal', 'past')),
    record_id uuid NOT NULL,
    role text,
    kept_role text,
    alone boolean NOT NULL DEFAULT false,
    CONSTRAINT contact_merge_part_pk PRIMARY KEY (merge_id, kind, record_id)
);
--rollback DROP TABLE contact_merge_part; DROP TABLE contact_merge;
