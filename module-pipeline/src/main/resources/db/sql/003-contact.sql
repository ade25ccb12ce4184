--liquibase formatted sql

--changeset pipeline:003-contact
--comment: P8: people at accounts, who can change account over time
CREATE TABLE contact (
    id uuid CONSTRAINT contact_pk PRIMARY KEY,
    name text NOT NULL CONSTRAINT contact_name_not_blank CHECK (btrim(name) <> ''),
    account_id uuid CONSTRAINT contact_account_fk REFERENCES account,
    owner_id uuid CONSTRAINT contact_owner_fk REFERENCES platform.person,
    title text,
    email text CONSTRAINT contact_email_lower CHECK (email = lower(email)),
    phone text,
    do_not_contact boolean NOT NULL DEFAULT false,
    external_id text,
    version int NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    deleted_at timestamptz
);
CREATE INDEX contact_account ON contact (account_id);
CREATE INDEX contact_owner ON contact (owner_id);
CREATE INDEX contact_by_name ON contact (lower(name), id) WHERE deleted_at IS NULL;
CREATE INDEX contact_email ON contact (email);
CREATE INDEX contact_search ON contact USING gin (platform.plain(name) platform.gin_trgm_ops);
CREATE UNIQUE INDEX contact_external ON contact (external_id) WHERE external_id IS NOT NULL;
CREATE TABLE contact_account_history (
    id uuid CONSTRAINT contact_account_history_pk PRIMARY KEY,
    contact_id uuid NOT NULL CONSTRAINT contact_account_history_contact_fk REFERENCES contact ON DELETE CASCADE,
    account_id uuid CONSTRAINT contact_account_history_account_fk REFERENCES account ON DELETE CASCADE,
    left_at timestamptz NOT NULL
);
CREATE INDEX contact_account_history_contact ON contact_account_history (contact_id);
CREATE INDEX contact_account_history_account ON contact_account_history (account_id);
--rollback DROP TABLE contact_account_history; DROP TABLE contact;
