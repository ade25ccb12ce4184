--liquibase formatted sql

--changeset pipeline:001-pipeline
--comment: P3: a pipeline is an ordered list of stages; more than one can exist
CREATE TABLE pipeline (
    id uuid CONSTRAINT pipeline_pk PRIMARY KEY,
    name text NOT NULL CONSTRAINT pipeline_name_not_blank CHECK (btrim(name) <> ''),
    position int NOT NULL,
    archived_at timestamptz,
    version int NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX pipeline_name ON pipeline (lower(name)) WHERE archived_at IS NULL;
--rollback DROP TABLE pipeline;

--changeset pipeline:001-stage
--comment: P3: order, probability, funnel stage, days after which a deal rots
CREATE TABLE stage (
    id uuid CONSTRAINT stage_pk PRIMARY KEY,
    pipeline_id uuid NOT NULL CONSTRAINT stage_pipeline_fk REFERENCES pipeline ON DELETE CASCADE,
    name text NOT NULL CONSTRAINT stage_name_not_blank CHECK (btrim(name) <> ''),
    position int NOT NULL,
    probability numeric(5, 4) NOT NULL CONSTRAINT stage_probability_share CHECK (probability BETWEEN 0 AND 1),
    funnel_stage text NOT NULL
        CONSTRAINT stage_funnel_known CHECK (funnel_stage IN ('awareness', 'interest', 'decision', 'action')),
    rot_days int CONSTRAINT stage_rot_days_positive CHECK (rot_days > 0)
);
CREATE UNIQUE INDEX stage_name ON stage (pipeline_id, lower(name));
CREATE INDEX stage_position ON stage (pipeline_id, position);
--rollback DROP TABLE stage;

--changeset pipeline:001-reason
--comment: P3: why a deal was won or lost; required on closing
CREATE TABLE reason (
    id uuid CONSTRAINT reason_pk PRIMARY KEY,
    outcome text NOT NULL CONSTRAINT reason_outcome_known CHECK (outcome IN ('won', 'lost')),
    name text NOT NULL CONSTRAINT reason_name_not_blank CHECK (btrim(name) <> ''),
    key text,
    position int NOT NULL,
    archived_at timestamptz,
    CONSTRAINT reason_key_unique UNIQUE (outcome, key)
);
CREATE UNIQUE INDEX reason_name ON reason (outcome, lower(name));
--rollback DROP TABLE reason;

--changeset pipeline:001-usual-pipeline
--comment: PRODUCT.md, vocabulary: the default pipeline and its reasons
WITH made AS (
    INSERT INTO pipeline (id, name, position) VALUES (platform.uuid7(), 'New business', 1) RETURNING id
)
INSERT INTO stage (id, pipeline_id, name, position, probability, funnel_stage, rot_days)
SELECT platform.uuid7(), made.id, usual.name, usual.position, usual.probability, usual.funnel, usual.rot_days
  FROM made,
       (VALUES ('Lead qualification', 1, 0.10, 'awareness', 14),
               ('Scoping', 2, 0.25, 'interest', 21),
               ('Proposal', 3, 0.45, 'decision', 21),
               ('Negotiation', 4, 0.65, 'decision', 28),
               ('Closing', 5, 0.90, 'action', 14)) AS usual (name, position, probability, funnel, rot_days);
INSERT INTO reason (id, outcome, name, key, position) VALUES
    (platform.uuid7(), 'won', 'Best fit', 'fit', 1),
    (platform.uuid7(), 'won', 'Best price', 'price', 2),
    (platform.uuid7(), 'won', 'Trusted us', 'trust', 3),
    (platform.uuid7(), 'won', 'Not recorded', 'not-recorded', 9),
    (platform.uuid7(), 'lost', 'Price', 'price', 1),
    (platform.uuid7(), 'lost', 'A competitor', 'competitor', 2),
    (platform.uuid7(), 'lost', 'No budget', 'budget', 3),
    (platform.uuid7(), 'lost', 'No decision', 'no-decision', 4),
    (platform.uuid7(), 'lost', 'Wrong fit', 'fit', 5),
    (platform.uuid7(), 'lost', 'Not recorded', 'not-recorded', 9);
--rollback DELETE FROM reason; DELETE FROM stage; DELETE FROM pipeline;
