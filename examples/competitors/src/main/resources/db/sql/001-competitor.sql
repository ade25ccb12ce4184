--liquibase formatted sql

--changeset competitors:001-competitor
--comment: who else sells to our buyers, and how we win against them
CREATE TABLE competitor (
    id uuid CONSTRAINT competitor_pk PRIMARY KEY,
    name text NOT NULL CONSTRAINT competitor_name_not_blank CHECK (btrim(name) <> ''),
    strengths text NOT NULL DEFAULT '',
    how_to_beat text NOT NULL DEFAULT '',
    version int NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    deleted_at timestamptz
);
CREATE UNIQUE INDEX competitor_name ON competitor (lower(name)) WHERE deleted_at IS NULL;
--rollback DROP TABLE competitor;

--changeset competitors:001-encounter
--comment: a competitor met in a deal; the deal is another bundle's, so there is no foreign key to it
CREATE TABLE encounter (
    id uuid CONSTRAINT encounter_pk PRIMARY KEY,
    competitor_id uuid NOT NULL CONSTRAINT encounter_competitor_fk REFERENCES competitor,
    deal_id uuid NOT NULL,
    owner_id uuid CONSTRAINT encounter_owner_fk REFERENCES platform.person,
    noted_at timestamptz NOT NULL,
    won boolean,
    closed_at timestamptz,
    deleted_at timestamptz,
    CONSTRAINT encounter_closed_when_known CHECK ((won IS NULL) = (closed_at IS NULL))
);
CREATE UNIQUE INDEX encounter_once ON encounter (deal_id, competitor_id) WHERE deleted_at IS NULL;
CREATE INDEX encounter_competitor ON encounter (competitor_id);
CREATE INDEX encounter_owner ON encounter (owner_id);
--rollback DROP TABLE encounter;
