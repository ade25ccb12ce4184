--liquibase formatted sql

--changeset platform:070-custom-field
--comment: P23: fields that a company adds to its records; their values stand with the records
CREATE TABLE custom_field (
    id uuid CONSTRAINT custom_field_pk PRIMARY KEY,
    record_type text NOT NULL CONSTRAINT custom_field_record_type_form CHECK (record_type ~ '^[a-z][a-z0-9-]*$'),
    key text NOT NULL CONSTRAINT custom_field_key_form CHECK (key ~ '^[a-z][a-z0-9_]{0,59}$'),
    type text NOT NULL,
    bundle text NOT NULL,
    label jsonb NOT NULL CONSTRAINT custom_field_label_english CHECK (btrim(label ->> 'en') <> ''),
    help jsonb NOT NULL DEFAULT '{}',
    options jsonb NOT NULL DEFAULT '{}',
    choices jsonb NOT NULL DEFAULT '[]',
    required boolean NOT NULL DEFAULT false,
    required_in uuid[] NOT NULL DEFAULT '{}',
    listed boolean NOT NULL DEFAULT false,
    on_card boolean NOT NULL DEFAULT false,
    filtered boolean NOT NULL DEFAULT false,
    position int NOT NULL,
    archived_at timestamptz,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT custom_field_key_unique UNIQUE (record_type, key)
);
--rollback DROP TABLE custom_field;
