--liquibase formatted sql

--changeset pipeline:091-page-choice
--comment: P27: how somebody wants a page, such as the columns of a table, until a saved view or an address says otherwise
CREATE TABLE page_choice (
    person_id uuid NOT NULL CONSTRAINT page_choice_person_fk REFERENCES platform.person,
    name text NOT NULL,
    value text NOT NULL,
    CONSTRAINT page_choice_pk PRIMARY KEY (person_id, name)
);
--rollback DROP TABLE page_choice;
