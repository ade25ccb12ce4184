--liquibase formatted sql

--changeset platform:070-saved-view
--comment: P1, P27: what a person narrowed a page to, under a name, for themselves or for others; and with which of them a role begins
CREATE TABLE saved_view (
    id uuid CONSTRAINT saved_view_pk PRIMARY KEY,
    place text NOT NULL CONSTRAINT saved_view_place_form CHECK (place ~ '^[a-z][a-z0-9.-]*$'),
    name text NOT NULL CONSTRAINT saved_view_name_length CHECK (length(btrim(name)) BETWEEN 1 AND 80),
    parameters jsonb NOT NULL,
    person_id uuid NOT NULL CONSTRAINT saved_view_person_fk REFERENCES person ON DELETE CASCADE,
    audience text NOT NULL CONSTRAINT saved_view_audience_known CHECK (audience IN ('self', 'team', 'everybody'))
);
CREATE UNIQUE INDEX saved_view_name ON saved_view (person_id, place, lower(name));
CREATE INDEX saved_view_shared ON saved_view (place) WHERE audience <> 'self';
CREATE TABLE saved_view_start (
    role_id uuid NOT NULL CONSTRAINT saved_view_start_role_fk REFERENCES role ON DELETE CASCADE,
    place text NOT NULL,
    view_id uuid NOT NULL CONSTRAINT saved_view_start_view_fk REFERENCES saved_view ON DELETE CASCADE,
    CONSTRAINT saved_view_start_pk PRIMARY KEY (role_id, place)
);
CREATE INDEX saved_view_start_view ON saved_view_start (view_id);
--rollback DROP TABLE saved_view_start; DROP TABLE saved_view;
