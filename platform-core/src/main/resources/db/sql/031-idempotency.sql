--liquibase formatted sql

--changeset platform:031-idempotent-request
--comment: X6: the answer to a write is kept under the caller's key and given again, for a day
CREATE TABLE idempotent_request (
    token_id uuid NOT NULL CONSTRAINT idempotent_request_token_fk REFERENCES token ON DELETE CASCADE,
    key text NOT NULL,
    fingerprint text NOT NULL,
    begun_at timestamptz NOT NULL,
    status int,
    headers text,
    body bytea,
    CONSTRAINT idempotent_request_pk PRIMARY KEY (token_id, key)
);
CREATE INDEX idempotent_request_begun ON idempotent_request (begun_at);
--rollback DROP TABLE idempotent_request;
