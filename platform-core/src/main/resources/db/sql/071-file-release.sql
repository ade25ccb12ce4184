--liquibase formatted sql

--changeset platform:071-file-release
--comment: C2: files that somebody let go; they are deleted once nobody refers to them
CREATE TABLE file_release (
    id uuid CONSTRAINT file_release_pk PRIMARY KEY,
    file_id uuid NOT NULL,
    sha256 text NOT NULL CONSTRAINT file_release_sha256_form CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    released_at timestamptz NOT NULL
);
--rollback DROP TABLE file_release;
