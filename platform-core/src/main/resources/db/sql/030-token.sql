--liquibase formatted sql

--changeset platform:030-token
--comment: X6: tokens for programs that act for a person; only a hash of the secret is kept
CREATE TABLE token (
    id uuid CONSTRAINT token_pk PRIMARY KEY,
    person_id uuid NOT NULL CONSTRAINT token_person_fk REFERENCES person ON DELETE CASCADE,
    name text NOT NULL CONSTRAINT token_name_not_blank CHECK (btrim(name) <> ''),
    scope text NOT NULL CONSTRAINT token_scope_known CHECK (scope IN ('read', 'write')),
    hash text NOT NULL CONSTRAINT token_hash_unique UNIQUE,
    created_at timestamptz NOT NULL,
    expires_at timestamptz,
    last_used_at timestamptz,
    revoked_at timestamptz
);
CREATE INDEX token_person ON token (person_id, id DESC);
--rollback DROP TABLE token;
