--liquibase formatted sql

--changeset platform:005-setting
--comment: X5: what the company has chosen
CREATE TABLE setting (
    key text CONSTRAINT setting_pk PRIMARY KEY,
    value text NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now()
);
--rollback DROP TABLE setting;
