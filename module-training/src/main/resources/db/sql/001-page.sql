--liquibase formatted sql

--changeset training:001-page
--comment: T1: the handbook's pages in their tree; a page may say how to work a stage, by its name or its funnel stage
CREATE TABLE page (
    id uuid CONSTRAINT page_pk PRIMARY KEY,
    parent_id uuid CONSTRAINT page_parent_fk REFERENCES page,
    position int NOT NULL,
    slug text NOT NULL CONSTRAINT page_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    title text NOT NULL CONSTRAINT page_title_not_blank CHECK (btrim(title) <> ''),
    owner_id uuid CONSTRAINT page_owner_fk REFERENCES platform.person,
    review_on date,
    verified_until date,
    funnel_stage text CONSTRAINT page_funnel_stage_known
        CHECK (funnel_stage IN ('awareness', 'interest', 'decision', 'action')),
    stage_name text CONSTRAINT page_stage_name_not_blank CHECK (btrim(stage_name) <> ''),
    language text NOT NULL DEFAULT 'en' CONSTRAINT page_language_form CHECK (language ~ '^[a-z]{2,3}$'),
    current_version int NOT NULL DEFAULT 1,
    version int NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    deleted_at timestamptz,
    CONSTRAINT page_not_below_itself CHECK (parent_id <> id)
);
CREATE UNIQUE INDEX page_slug ON page (slug);
CREATE INDEX page_parent ON page (parent_id, position);
CREATE INDEX page_owner ON page (owner_id);
CREATE INDEX page_stage ON page (lower(stage_name)) WHERE deleted_at IS NULL;
CREATE INDEX page_changed ON page (updated_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX page_title_search ON page USING gin (platform.plain(title) platform.gin_trgm_ops);
--rollback DROP TABLE page;

--changeset training:001-sought splitStatements:false
--comment: T1: what full-text search compares; no stemming, for the pages are in several languages
CREATE FUNCTION sought(title text, words text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
        SELECT setweight(to_tsvector('simple'::regconfig, platform.plain(title)), 'A')
            || setweight(to_tsvector('simple'::regconfig, platform.plain(words)), 'B')
    $$;
--rollback DROP FUNCTION sought(text, text);

--changeset training:001-page-version
--comment: T1: every version of a page that was ever saved, with its words for full-text search
CREATE TABLE page_version (
    page_id uuid NOT NULL CONSTRAINT page_version_page_fk REFERENCES page,
    number int NOT NULL CONSTRAINT page_version_number_positive CHECK (number > 0),
    title text NOT NULL,
    body text NOT NULL CONSTRAINT page_version_body_size CHECK (length(body) <= 200000),
    words text NOT NULL,
    author_id uuid CONSTRAINT page_version_author_fk REFERENCES platform.person,
    at timestamptz NOT NULL,
    note text,
    CONSTRAINT page_version_pk PRIMARY KEY (page_id, number)
);
CREATE INDEX page_version_author ON page_version (author_id);
CREATE INDEX page_version_search ON page_version USING gin (sought(title, words));
--rollback DROP TABLE page_version;
