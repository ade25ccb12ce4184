--liquibase formatted sql

--changeset pipeline:192-known-text splitStatements:false
--comment: P1, P23: what records hold in fields of several texts, as tags, for people to choose from while they type; what no record holds any more is dropped each night
CREATE TABLE known_text (
    record_type text NOT NULL,
    key text NOT NULL,
    text text NOT NULL,
    CONSTRAINT known_text_pk PRIMARY KEY (record_type, key, text)
);

CREATE FUNCTION know_texts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- in one order, so that two who write the same new tags do not wait for each other
    INSERT INTO pipeline.known_text (record_type, key, text)
    SELECT DISTINCT tg_argv[0], field.key, tag.text
      FROM jsonb_each(new.fields) field,
           jsonb_array_elements_text(CASE jsonb_typeof(field.value) WHEN 'array' THEN field.value ELSE '[]' END) tag (text)
     ORDER BY 1, 2, 3
        ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;

CREATE TRIGGER deal_texts_added AFTER INSERT ON deal FOR EACH ROW
    WHEN (jsonb_path_exists(new.fields, 'strict $.* ? (@.type() == "array")')) EXECUTE FUNCTION know_texts('deal');
CREATE TRIGGER deal_texts_changed AFTER UPDATE OF fields ON deal FOR EACH ROW
    WHEN (new.fields IS DISTINCT FROM old.fields AND jsonb_path_exists(new.fields, 'strict $.* ? (@.type() == "array")'))
    EXECUTE FUNCTION know_texts('deal');
CREATE TRIGGER account_texts_added AFTER INSERT ON account FOR EACH ROW
    WHEN (jsonb_path_exists(new.fields, 'strict $.* ? (@.type() == "array")')) EXECUTE FUNCTION know_texts('account');
CREATE TRIGGER account_texts_changed AFTER UPDATE OF fields ON account FOR EACH ROW
    WHEN (new.fields IS DISTINCT FROM old.fields AND jsonb_path_exists(new.fields, 'strict $.* ? (@.type() == "array")'))
    EXECUTE FUNCTION know_texts('account');
CREATE TRIGGER contact_texts_added AFTER INSERT ON contact FOR EACH ROW
    WHEN (jsonb_path_exists(new.fields, 'strict $.* ? (@.type() == "array")')) EXECUTE FUNCTION know_texts('contact');
CREATE TRIGGER contact_texts_changed AFTER UPDATE OF fields ON contact FOR EACH ROW
    WHEN (new.fields IS DISTINCT FROM old.fields AND jsonb_path_exists(new.fields, 'strict $.* ? (@.type() == "array")'))
    EXECUTE FUNCTION know_texts('contact');
CREATE TRIGGER product_texts_added AFTER INSERT ON product FOR EACH ROW
    WHEN (jsonb_path_exists(new.fields, 'strict $.* ? (@.type() == "array")')) EXECUTE FUNCTION know_texts('product');
CREATE TRIGGER product_texts_changed AFTER UPDATE OF fields ON product FOR EACH ROW
    WHEN (new.fields IS DISTINCT FROM old.fields AND jsonb_path_exists(new.fields, 'strict $.* ? (@.type() == "array")'))
    EXECUTE FUNCTION know_texts('product');
--rollback DROP TRIGGER deal_texts_added ON deal; DROP TRIGGER deal_texts_changed ON deal; DROP TRIGGER account_texts_added ON account; DROP TRIGGER account_texts_changed ON account; DROP TRIGGER contact_texts_added ON contact; DROP TRIGGER contact_texts_changed ON contact; DROP TRIGGER product_texts_added ON product; DROP TRIGGER product_texts_changed ON product; DROP FUNCTION know_texts(); DROP TABLE known_text;
