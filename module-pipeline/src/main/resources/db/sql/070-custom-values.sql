--liquibase formatted sql

--changeset pipeline:070-field-text
--comment: P23: all texts of a record's own fields in one, as they are searched
CREATE FUNCTION field_text(fields jsonb) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    AS $$ SELECT coalesce(string_agg(part #>> '{}', ' '), '') FROM jsonb_path_query(fields, 'strict $.**') part WHERE jsonb_typeof(part) = 'string' $$;
--rollback DROP FUNCTION field_text(jsonb);

--changeset pipeline:070-custom-values
--comment: P23: what the fields hold that a company adds to its records; few records have any, so the indexes leave out the others
ALTER TABLE deal ADD COLUMN fields jsonb NOT NULL DEFAULT '{}'
    CONSTRAINT deal_fields_object CHECK (jsonb_typeof(fields) = 'object');
ALTER TABLE account ADD COLUMN fields jsonb NOT NULL DEFAULT '{}'
    CONSTRAINT account_fields_object CHECK (jsonb_typeof(fields) = 'object');
ALTER TABLE contact ADD COLUMN fields jsonb NOT NULL DEFAULT '{}'
    CONSTRAINT contact_fields_object CHECK (jsonb_typeof(fields) = 'object');
ALTER TABLE product ADD COLUMN fields jsonb NOT NULL DEFAULT '{}'
    CONSTRAINT product_fields_object CHECK (jsonb_typeof(fields) = 'object');
CREATE INDEX deal_fields ON deal USING gin (fields jsonb_path_ops) WHERE fields <> '{}';
CREATE INDEX account_fields ON account USING gin (fields jsonb_path_ops) WHERE fields <> '{}';
CREATE INDEX contact_fields ON contact USING gin (fields jsonb_path_ops) WHERE fields <> '{}';
CREATE INDEX product_fields ON product USING gin (fields jsonb_path_ops) WHERE fields <> '{}';
CREATE INDEX deal_field_search ON deal
    USING gin (platform.plain(pipeline.field_text(fields)) platform.gin_trgm_ops) WHERE fields <> '{}';
CREATE INDEX account_field_search ON account
    USING gin (platform.plain(pipeline.field_text(fields)) platform.gin_trgm_ops) WHERE fields <> '{}';
CREATE INDEX contact_field_search ON contact
    USING gin (platform.plain(pipeline.field_text(fields)) platform.gin_trgm_ops) WHERE fields <> '{}';
CREATE INDEX product_field_search ON product
    USING gin (platform.plain(pipeline.field_text(fields)) platform.gin_trgm_ops) WHERE fields <> '{}';
--rollback ALTER TABLE deal DROP COLUMN fields; ALTER TABLE account DROP COLUMN fields;
--rollback ALTER TABLE contact DROP COLUMN fields; ALTER TABLE product DROP COLUMN fields;
