--liquibase formatted sql

--changeset pipeline:092-stage-usual
--comment: P1: how long won deals usually stood in a stage, measured each night; too costly to measure for each look at a board
CREATE TABLE stage_usual (
    stage_id uuid CONSTRAINT stage_usual_pk PRIMARY KEY CONSTRAINT stage_usual_stage_fk REFERENCES stage ON DELETE CASCADE,
    days int NOT NULL CONSTRAINT stage_usual_days_not_negative CHECK (days >= 0),
    deals int NOT NULL
);
--rollback DROP TABLE stage_usual;
