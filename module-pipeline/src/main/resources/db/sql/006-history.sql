--liquibase formatted sql

--changeset pipeline:006-record-change
--comment: P2, P8: every change of a record: who, when, field, from, to
CREATE TABLE record_change (
    id uuid CONSTRAINT record_change_pk PRIMARY KEY,
    record_type text NOT NULL CONSTRAINT record_change_type_known CHECK (record_type IN ('deal', 'account', 'contact', 'product')),
    record_id uuid NOT NULL,
    at timestamptz NOT NULL,
    person_id uuid CONSTRAINT record_change_person_fk REFERENCES platform.person,
    field text NOT NULL,
    old_value text,
    new_value text
);
CREATE INDEX record_change_record ON record_change (record_id, at DESC, id DESC);
CREATE INDEX record_change_person ON record_change (person_id);
--rollback DROP TABLE record_change;

--changeset pipeline:006-stage-move
--comment: P3, P13: each move of a deal, from which time in stage follows
CREATE TABLE stage_move (
    id uuid CONSTRAINT stage_move_pk PRIMARY KEY,
    deal_id uuid NOT NULL CONSTRAINT stage_move_deal_fk REFERENCES deal ON DELETE CASCADE,
    from_stage_id uuid CONSTRAINT stage_move_from_fk REFERENCES stage ON DELETE SET NULL,
    to_stage_id uuid CONSTRAINT stage_move_to_fk REFERENCES stage ON DELETE SET NULL,
    outcome text CONSTRAINT stage_move_outcome_known CHECK (outcome IN ('won', 'lost')),
    at timestamptz NOT NULL,
    person_id uuid CONSTRAINT stage_move_person_fk REFERENCES platform.person
);
CREATE INDEX stage_move_deal ON stage_move (deal_id, at DESC, id DESC);
CREATE INDEX stage_move_from ON stage_move (from_stage_id);
CREATE INDEX stage_move_to ON stage_move (to_stage_id);
CREATE INDEX stage_move_person ON stage_move (person_id);
--rollback DROP TABLE stage_move;

--changeset pipeline:006-note
--comment: P2: notes, each written at a stage
CREATE TABLE note (
    id uuid CONSTRAINT note_pk PRIMARY KEY,
    deal_id uuid NOT NULL CONSTRAINT note_deal_fk REFERENCES deal ON DELETE CASCADE,
    stage_id uuid CONSTRAINT note_stage_fk REFERENCES stage ON DELETE SET NULL,
    author_id uuid CONSTRAINT note_author_fk REFERENCES platform.person,
    at timestamptz NOT NULL,
    text text NOT NULL CONSTRAINT note_text_not_blank CHECK (btrim(text) <> '')
);
CREATE INDEX note_deal ON note (deal_id, at DESC, id DESC);
CREATE INDEX note_stage ON note (stage_id);
CREATE INDEX note_author ON note (author_id);
--rollback DROP TABLE note;
