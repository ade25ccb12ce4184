--liquibase formatted sql

--changeset pipeline:100-stage-criterion
--comment: P3: what must hold before a deal leaves a stage forwards: a field that is filled, or something to tick
CREATE TABLE stage_criterion (
    id uuid CONSTRAINT stage_criterion_pk PRIMARY KEY,
    stage_id uuid NOT NULL CONSTRAINT stage_criterion_stage_fk REFERENCES stage ON DELETE CASCADE,
    field text,
    text text CONSTRAINT stage_criterion_text_not_blank CHECK (btrim(text) <> ''),
    position int NOT NULL,
    CONSTRAINT stage_criterion_field_or_text CHECK ((field IS NULL) <> (text IS NULL))
);
CREATE INDEX stage_criterion_stage ON stage_criterion (stage_id, position);
CREATE TABLE deal_check (
    deal_id uuid NOT NULL CONSTRAINT deal_check_deal_fk REFERENCES deal ON DELETE CASCADE,
    criterion_id uuid NOT NULL CONSTRAINT deal_check_criterion_fk REFERENCES stage_criterion ON DELETE CASCADE,
    person_id uuid CONSTRAINT deal_check_person_fk REFERENCES platform.person,
    at timestamptz NOT NULL,
    CONSTRAINT deal_check_pk PRIMARY KEY (deal_id, criterion_id)
);
CREATE INDEX deal_check_criterion ON deal_check (criterion_id);
CREATE INDEX deal_check_person ON deal_check (person_id);
--rollback DROP TABLE deal_check; DROP TABLE stage_criterion;

--changeset pipeline:100-measured-probability
--comment: P3: probability stays the one that counts; beside it what was typed in, and what the company's own deals say
ALTER TABLE stage ADD COLUMN typed_probability numeric(5, 4)
    CONSTRAINT stage_typed_probability_share CHECK (typed_probability BETWEEN 0 AND 1);
ALTER TABLE stage ADD COLUMN probability_from text NOT NULL DEFAULT 'typed'
    CONSTRAINT stage_probability_from_known CHECK (probability_from IN ('typed', 'measured'));
ALTER TABLE stage ADD COLUMN measured_won int NOT NULL DEFAULT 0;
ALTER TABLE stage ADD COLUMN measured_closed int NOT NULL DEFAULT 0;
--rollback ALTER TABLE stage DROP COLUMN measured_closed; ALTER TABLE stage DROP COLUMN measured_won;
--rollback ALTER TABLE stage DROP COLUMN probability_from; ALTER TABLE stage DROP COLUMN typed_probability;

--changeset pipeline:100-stage-removed
--comment: P3: a stage that was removed is kept for the history of its deals, and comes back with them when that is taken back
ALTER TABLE stage ADD COLUMN removed_at timestamptz;
DROP INDEX stage_name;
CREATE UNIQUE INDEX stage_name ON stage (pipeline_id, lower(name)) WHERE removed_at IS NULL;
CREATE TABLE removal (
    id uuid CONSTRAINT removal_pk PRIMARY KEY,
    stage_id uuid CONSTRAINT removal_stage_fk REFERENCES stage ON DELETE CASCADE,
    pipeline_id uuid CONSTRAINT removal_pipeline_fk REFERENCES pipeline ON DELETE CASCADE,
    at timestamptz NOT NULL,
    CONSTRAINT removal_of_one CHECK ((stage_id IS NULL) <> (pipeline_id IS NULL))
);
CREATE INDEX removal_stage ON removal (stage_id);
CREATE INDEX removal_pipeline ON removal (pipeline_id);
CREATE TABLE removal_deal (
    removal_id uuid NOT NULL CONSTRAINT removal_deal_removal_fk REFERENCES removal ON DELETE CASCADE,
    deal_id uuid NOT NULL CONSTRAINT removal_deal_deal_fk REFERENCES deal ON DELETE CASCADE,
    stage_id uuid NOT NULL CONSTRAINT removal_deal_stage_fk REFERENCES stage ON DELETE CASCADE,
    stage_since timestamptz,
    version int NOT NULL,
    move_id uuid,
    CONSTRAINT removal_deal_pk PRIMARY KEY (removal_id, deal_id)
);
CREATE INDEX removal_deal_deal ON removal_deal (deal_id);
CREATE INDEX removal_deal_stage ON removal_deal (stage_id);
--rollback DROP TABLE removal_deal; DROP TABLE removal;
--rollback DELETE FROM stage WHERE removed_at IS NOT NULL AND id NOT IN (SELECT stage_id FROM deal);
--rollback DROP INDEX stage_name; CREATE UNIQUE INDEX stage_name ON stage (pipeline_id, lower(name));
--rollback ALTER TABLE stage DROP COLUMN removed_at;
