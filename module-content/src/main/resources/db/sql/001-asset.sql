--liquibase formatted sql

--changeset content:001-asset-type
--comment: C1: what kinds of content there are, by the funnel stage they are usually made for; more can be added
CREATE TABLE asset_type (
    id uuid CONSTRAINT asset_type_pk PRIMARY KEY,
    name text NOT NULL CONSTRAINT asset_type_name_not_blank CHECK (btrim(name) <> ''),
    text_key text,
    funnel text NOT NULL CONSTRAINT asset_type_funnel_known CHECK (funnel IN ('top', 'middle', 'bottom')),
    cover text NOT NULL,
    position int NOT NULL
);
CREATE UNIQUE INDEX asset_type_name ON asset_type (lower(name));
INSERT INTO asset_type (id, name, text_key, funnel, cover, position) VALUES
    (platform.uuid7(), 'Blog post', 'asset.type.blog-post', 'top', 'newspaper', 10),
    (platform.uuid7(), 'Article', 'asset.type.article', 'top', 'file-text', 20),
    (platform.uuid7(), 'Video', 'asset.type.video', 'top', 'circle-play', 30),
    (platform.uuid7(), 'Infographic', 'asset.type.infographic', 'top', 'chart-pie', 40),
    (platform.uuid7(), 'FAQ', 'asset.type.faq', 'top', 'messages-square', 50),
    (platform.uuid7(), 'E-book', 'asset.type.e-book', 'middle', 'book-open', 60),
    (platform.uuid7(), 'Case study', 'asset.type.case-study', 'middle', 'chart-column-decreasing', 70),
    (platform.uuid7(), 'Tutorial video', 'asset.type.tutorial-video', 'middle', 'monitor-play', 80),
    (platform.uuid7(), 'White paper', 'asset.type.white-paper', 'middle', 'scroll-text', 90),
    (platform.uuid7(), 'Assessment', 'asset.type.assessment', 'bottom', 'calculator', 100),
    (platform.uuid7(), 'Trial', 'asset.type.trial', 'bottom', 'flask-conical', 110),
    (platform.uuid7(), 'Free coupon', 'asset.type.free-coupon', 'bottom', 'ticket', 120);
--rollback DROP TABLE asset_type;

--changeset content:001-sought splitStatements:false
--comment: C4: what full-text search compares; no stemming, for the assets are in several languages
CREATE FUNCTION sought(title text, words text, summary text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
        SELECT setweight(to_tsvector('simple'::regconfig, platform.plain(title)), 'A')
            || setweight(to_tsvector('simple'::regconfig, platform.plain(words)), 'B')
            || setweight(to_tsvector('simple'::regconfig, platform.plain(summary)), 'C')
    $$;
--rollback DROP FUNCTION sought(text, text, text);

--changeset content:001-asset
--comment: C2: a file or a link that helps a buyer on
CREATE TABLE asset (
    id uuid CONSTRAINT asset_pk PRIMARY KEY,
    kind text NOT NULL CONSTRAINT asset_kind_known CHECK (kind IN ('file', 'link')),
    type_id uuid NOT NULL CONSTRAINT asset_type_fk REFERENCES asset_type,
    funnel text NOT NULL CONSTRAINT asset_funnel_known CHECK (funnel IN ('top', 'middle', 'bottom')),
    title text NOT NULL CONSTRAINT asset_title_not_blank CHECK (btrim(title) <> ''),
    summary text NOT NULL DEFAULT '',
    language text NOT NULL CONSTRAINT asset_language_form CHECK (language ~ '^[a-z]{2,3}$'),
    persona text,
    product text,
    industry text,
    tags text[] NOT NULL DEFAULT '{}',
    file_id uuid CONSTRAINT asset_file_fk REFERENCES platform.file,
    url text CONSTRAINT asset_url_web CHECK (url ~* '^https?://[^[:space:]]+$'),
    state text NOT NULL DEFAULT 'draft' CONSTRAINT asset_state_known CHECK (state IN ('draft', 'published', 'archived')),
    published_at timestamptz,
    owner_id uuid CONSTRAINT asset_owner_fk REFERENCES platform.person,
    version int NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    deleted_at timestamptz,
    words text NOT NULL DEFAULT '',
    CONSTRAINT asset_file_or_link CHECK ((kind = 'file') = (file_id IS NOT NULL) AND (kind = 'link') = (url IS NOT NULL)),
    CONSTRAINT asset_published_with_time CHECK (state <> 'published' OR published_at IS NOT NULL)
);
CREATE INDEX asset_type_of ON asset (type_id);
CREATE INDEX asset_file ON asset (file_id);
CREATE INDEX asset_owner ON asset (owner_id);
CREATE INDEX asset_listed ON asset (state, funnel, created_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX asset_search ON asset USING gin (sought(title, words, summary));
CREATE INDEX asset_title_search ON asset USING gin (platform.plain(title) platform.gin_trgm_ops);
--rollback DROP TABLE asset;
