--liquibase formatted sql

--changeset content:002-told splitStatements:false
--comment: C4: tags as text, for the search
CREATE FUNCTION told(tags text[]) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT array_to_string(tags, ' ') $$;
--rollback DROP FUNCTION told(text[]);

--changeset content:002-asset-sought
--comment: C4: what is searched stands beside the row, tags included, so that ranking does not read all words of a file again
ALTER TABLE asset
    ADD COLUMN sought tsvector GENERATED ALWAYS AS (sought(title, words, summary || ' ' || told(tags))) STORED;
CREATE INDEX asset_sought ON asset USING gin (sought);
--rollback ALTER TABLE asset DROP COLUMN sought;

--changeset content:002-asset-search-unused
--comment: C4: nothing asks the old index any more
DROP INDEX asset_search;
--rollback CREATE INDEX asset_search ON asset USING gin (sought(title, words, summary));

--changeset content:002-asset-pages
--comment: C2: how long a document is
ALTER TABLE asset
    ADD COLUMN pages int CONSTRAINT asset_pages_positive CHECK (pages > 0);
--rollback ALTER TABLE asset DROP COLUMN pages;

--changeset content:002-asset-published
--comment: C4: a deal is offered the newest published content of its funnel stage
CREATE INDEX asset_published
    ON asset (funnel, published_at DESC, id DESC)
    WHERE state = 'published' AND deleted_at IS NULL;
--rollback DROP INDEX asset_published;
