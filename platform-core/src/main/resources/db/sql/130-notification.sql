--liquibase formatted sql

--changeset platform:130-notification
--comment: P27: what people were told, whether they have read it, and when a letter about it is due
CREATE TABLE notification (
    id uuid CONSTRAINT notification_pk PRIMARY KEY,
    person_id uuid NOT NULL CONSTRAINT notification_person_fk REFERENCES person ON DELETE CASCADE,
    bundle text NOT NULL,
    kind text NOT NULL CONSTRAINT notification_kind_form CHECK (kind ~ '^[a-z][a-z0-9.-]*$'),
    about text NOT NULL,
    path text NOT NULL,
    words text NOT NULL,
    told_at timestamptz NOT NULL,
    read_at timestamptz,
    letter_due_at timestamptz
);
CREATE INDEX notification_newest ON notification (person_id, told_at DESC, id DESC);
CREATE INDEX notification_unread ON notification (person_id) WHERE read_at IS NULL;
CREATE INDEX notification_letter_due ON notification (letter_due_at) WHERE letter_due_at IS NOT NULL;
CREATE INDEX notification_told ON notification (told_at);
--rollback DROP TABLE notification;

--changeset platform:130-notification-choice
--comment: P27: how a person wants to be told, where it is not the usual way
CREATE TABLE notification_choice (
    person_id uuid NOT NULL CONSTRAINT notification_choice_person_fk REFERENCES person ON DELETE CASCADE,
    kind text NOT NULL,
    way text NOT NULL CONSTRAINT notification_choice_way_known CHECK (way IN ('none', 'here', 'letter')),
    CONSTRAINT notification_choice_pk PRIMARY KEY (person_id, kind)
);
--rollback DROP TABLE notification_choice;

--changeset platform:130-reminder
--comment: P27: what people want to be reminded of, and when
CREATE TABLE reminder (
    id uuid CONSTRAINT reminder_pk PRIMARY KEY,
    person_id uuid NOT NULL CONSTRAINT reminder_person_fk REFERENCES person ON DELETE CASCADE,
    path text NOT NULL,
    about text NOT NULL,
    note text NOT NULL CONSTRAINT reminder_note_length CHECK (length(note) <= 500),
    due_at timestamptz NOT NULL
);
CREATE INDEX reminder_due ON reminder (due_at);
CREATE INDEX reminder_path ON reminder (person_id, path);
--rollback DROP TABLE reminder;
