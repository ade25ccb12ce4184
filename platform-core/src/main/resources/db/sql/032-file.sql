--liquibase formatted sql

--changeset platform:032-file
--comment: C2: files by the hash of their content, which lies in the home folder
CREATE TABLE file (
    id uuid CONSTRAINT file_pk PRIMARY KEY,
    name text NOT NULL CONSTRAINT file_name_not_blank CHECK (btrim(name) <> ''),
    media_type text NOT NULL,
    bytes bigint NOT NULL CONSTRAINT file_bytes_not_negative CHECK (bytes >= 0),
    sha256 text NOT NULL CONSTRAINT file_sha256_form CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    created_at timestamptz NOT NULL
);
CREATE INDEX file_sha256 ON file (sha256);
--rollback DROP TABLE file;
