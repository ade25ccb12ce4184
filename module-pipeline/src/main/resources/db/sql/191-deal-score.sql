--liquibase formatted sql

--changeset pipeline:191-deal-score
--comment: P2: what the closed deals of a pipeline tell of the open ones, learned each night: how many of each kind were won and lost, and how good that was on the newest deals, which it had not seen
CREATE TABLE score_model (
    pipeline_id uuid CONSTRAINT score_model_pk PRIMARY KEY CONSTRAINT score_model_pipeline_fk REFERENCES pipeline ON DELETE CASCADE,
    learned_at timestamptz NOT NULL,
    won int NOT NULL,
    lost int NOT NULL,
    tested int NOT NULL,
    auc float8,
    brier float8,
    plain_brier float8,
    slope float8 NOT NULL,
    intercept float8 NOT NULL,
    cuts numeric[] NOT NULL DEFAULT '{}'
);
CREATE TABLE score_weight (
    pipeline_id uuid NOT NULL CONSTRAINT score_weight_pipeline_fk REFERENCES pipeline ON DELETE CASCADE,
    factor text NOT NULL,
    value text NOT NULL,
    won int NOT NULL,
    lost int NOT NULL,
    weight float8 NOT NULL,
    CONSTRAINT score_weight_pk PRIMARY KEY (pipeline_id, factor, value)
);
CREATE TABLE score_stage (
    stage_id uuid CONSTRAINT score_stage_pk PRIMARY KEY CONSTRAINT score_stage_stage_fk REFERENCES stage ON DELETE CASCADE,
    won int NOT NULL,
    lost int NOT NULL
);
CREATE TABLE score_bin (
    pipeline_id uuid NOT NULL CONSTRAINT score_bin_pipeline_fk REFERENCES pipeline ON DELETE CASCADE,
    bin int NOT NULL,
    said float8 NOT NULL,
    won int NOT NULL,
    deals int NOT NULL,
    CONSTRAINT score_bin_pk PRIMARY KEY (pipeline_id, bin)
);
--rollback DROP TABLE score_bin; DROP TABLE score_stage; DROP TABLE score_weight; DROP TABLE score_model;
