--liquibase formatted sql

--changeset pipeline:103-deal-comment
--comment: P27: what people say about a deal, and whom they mention
CREATE TABLE deal_comment (
    id uuid CONSTRAINT deal_comment_pk PRIMARY KEY,
    deal_id uuid NOT NULL CONSTRAINT deal_comment_deal_fk REFERENCES deal ON DELETE CASCADE,
    author_id uuid CONSTRAINT deal_comment_author_fk REFERENCES platform.person,
    at timestamptz NOT NULL,
    edited_at timestamptz,
    deleted_at timestamptz,
    text text NOT NULL CONSTRAINT deal_comment_text_not_blank CHECK (btrim(text) <> '')
);
CREATE INDEX deal_comment_deal ON deal_comment (deal_id, at DESC, id DESC);
CREATE INDEX deal_comment_author ON deal_comment (author_id);
CREATE TABLE comment_mention (
    comment_id uuid NOT NULL CONSTRAINT comment_mention_comment_fk REFERENCES deal_comment ON DELETE CASCADE,
    person_id uuid NOT NULL CONSTRAINT comment_mention_person_fk REFERENCES platform.person,
    CONSTRAINT comment_mention_pk PRIMARY KEY (comment_id, person_id)
);
CREATE INDEX comment_mention_person ON comment_mention (person_id);
--rollback DROP TABLE comment_mention; DROP TABLE deal_comment;

--changeset pipeline:103-deal-file
--comment: P2: files of a deal; one that was removed can come back
CREATE TABLE deal_file (
    id uuid CONSTRAINT deal_file_pk PRIMARY KEY,
    deal_id uuid NOT NULL CONSTRAINT deal_file_deal_fk REFERENCES deal ON DELETE CASCADE,
    file_id uuid NOT NULL CONSTRAINT deal_file_file_fk REFERENCES platform.file,
    name text NOT NULL CONSTRAINT deal_file_name_not_blank CHECK (btrim(name) <> ''),
    media_type text NOT NULL,
    bytes bigint NOT NULL,
    person_id uuid CONSTRAINT deal_file_person_fk REFERENCES platform.person,
    at timestamptz NOT NULL,
    removed_at timestamptz
);
CREATE INDEX deal_file_deal ON deal_file (deal_id, at);
CREATE INDEX deal_file_file ON deal_file (file_id);
CREATE INDEX deal_file_person ON deal_file (person_id);
CREATE INDEX deal_file_removed ON deal_file (removed_at) WHERE removed_at IS NOT NULL;
--rollback DROP TABLE deal_file;
