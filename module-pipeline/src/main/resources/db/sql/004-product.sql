--liquibase formatted sql

--changeset pipeline:004-product
--comment: P25, first slice: what is sold, at which list price in the reporting currency
CREATE TABLE product (
    id uuid CONSTRAINT product_pk PRIMARY KEY,
    name text NOT NULL CONSTRAINT product_name_not_blank CHECK (btrim(name) <> ''),
    series text,
    list_price numeric CONSTRAINT product_price_not_negative CHECK (list_price >= 0),
    archived_at timestamptz,
    version int NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX product_name ON product (lower(name));
CREATE INDEX product_squeezed ON product (platform.squeezed(name));
--rollback DROP TABLE product;
