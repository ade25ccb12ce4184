--liquibase formatted sql

--changeset pipeline:190-activity
--comment: P2, P9: what was done with the buyer of a deal, and what is planned; one that is planned has a day, at most, and one that is done a moment
CREATE TABLE activity (
    id uuid CONSTRAINT activity_pk PRIMARY KEY,
    deal_id uuid NOT NULL CONSTRAINT activity_deal_fk REFERENCES deal ON DELETE CASCADE,
    stage_id uuid CONSTRAINT activity_stage_fk REFERENCES stage ON DELETE SET NULL,
    kind text NOT NULL CONSTRAINT activity_kind_known CHECK (kind IN ('call', 'meeting', 'email', 'message', 'task')),
    subject text CONSTRAINT activity_subject_not_blank CHECK (btrim(subject) <> ''),
    text text CONSTRAINT activity_text_not_blank CHECK (btrim(text) <> ''),
    place text CONSTRAINT activity_place_not_blank CHECK (btrim(place) <> ''),
    outcome text CONSTRAINT activity_outcome_known CHECK (outcome IN ('spoke', 'left-message', 'no-answer', 'wrong-number', 'held', 'no-show', 'postponed', 'sent', 'received', 'bounced')),
    minutes int CONSTRAINT activity_minutes_positive CHECK (minutes > 0),
    due_on date,
    due_at timestamptz,
    done_at timestamptz,
    assignee_id uuid CONSTRAINT activity_assignee_fk REFERENCES platform.person,
    author_id uuid CONSTRAINT activity_author_fk REFERENCES platform.person,
    version int NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    deleted_at timestamptz,
    CONSTRAINT activity_due_on_its_day CHECK (due_at IS NULL OR due_on IS NOT NULL),
    CONSTRAINT activity_planned_with_words CHECK (done_at IS NOT NULL OR subject IS NOT NULL),
    CONSTRAINT activity_outcome_of_done CHECK (outcome IS NULL OR done_at IS NOT NULL)
);
CREATE INDEX activity_deal ON activity (deal_id, done_at DESC, id DESC);
CREATE INDEX activity_stage ON activity (stage_id);
CREATE INDEX activity_assignee ON activity (assignee_id, due_on) WHERE done_at IS NULL AND deleted_at IS NULL;
CREATE INDEX activity_assignee_all ON activity (assignee_id);
CREATE INDEX activity_author ON activity (author_id);
CREATE TABLE activity_contact (
    activity_id uuid NOT NULL CONSTRAINT activity_contact_activity_fk REFERENCES activity ON DELETE CASCADE,
    contact_id uuid NOT NULL CONSTRAINT activity_contact_contact_fk REFERENCES contact ON DELETE CASCADE,
    CONSTRAINT activity_contact_pk PRIMARY KEY (activity_id, contact_id)
);
CREATE INDEX activity_contact_contact ON activity_contact (contact_id);
--rollback DROP TABLE activity_contact; DROP TABLE activity;

--changeset pipeline:190-activity-merge
--comment: P8: what was done with a contact goes with it when two are made one, and comes back with it; alone says that the one that stays had no part in it
ALTER TABLE contact_merge_part DROP CONSTRAINT contact_merge_part_kind_known;
ALTER TABLE contact_merge_part ADD CONSTRAINT contact_merge_part_kind_known CHECK (kind IN ('deal', 'past', 'activity'));
--rollback DELETE FROM contact_merge_part WHERE kind = 'activity'; ALTER TABLE contact_merge_part DROP CONSTRAINT contact_merge_part_kind_known; ALTER TABLE contact_merge_part ADD CONSTRAINT contact_merge_part_kind_known CHECK (kind IN ('deal', 'past'));
