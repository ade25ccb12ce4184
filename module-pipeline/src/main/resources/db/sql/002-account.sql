--liquibase formatted sql

--changeset pipeline:002-account
--comment: P8: companies, with their parents
CREATE TABLE account (
    id uuid CONSTRAINT account_pk PRIMARY KEY,
    name text NOT NULL CONSTRAINT account_name_not_blank CHECK (btrim(name) <> ''),
    parent_id uuid CONSTRAINT account_parent_fk REFERENCES account
        CONSTRAINT account_not_own_parent CHECK (parent_id <> id),
    owner_id uuid CONSTRAINT account_owner_fk REFERENCES platform.person,
    industry text,
    location text,
    website text,
    founded_year int CONSTRAINT account_founded_plausible CHECK (founded_year BETWEEN 1000 AND 2200),
    revenue_millions numeric CONSTRAINT account_revenue_not_negative CHECK (revenue_millions >= 0),
    employees int CONSTRAINT account_employees_not_negative CHECK (employees >= 0),
    external_id text,
    version int NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    deleted_at timestamptz
);
CREATE INDEX account_parent ON account (parent_id);
CREATE INDEX account_owner ON account (owner_id);
CREATE INDEX account_by_name ON account (lower(name), id) WHERE deleted_at IS NULL;
CREATE INDEX account_squeezed ON account (platform.squeezed(name));
CREATE INDEX account_search ON account USING gin (platform.plain(name) platform.gin_trgm_ops);
CREATE UNIQUE INDEX account_external ON account (external_id) WHERE external_id IS NOT NULL;
--rollback DROP TABLE account;
