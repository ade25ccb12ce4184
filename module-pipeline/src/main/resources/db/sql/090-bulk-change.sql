--liquibase formatted sql

--changeset pipeline:090-bulk-change
--comment: P27, X11: a change of many deals at once, with what each held before, so that it can be taken back as one
CREATE TABLE bulk_change (
    id uuid CONSTRAINT bulk_change_pk PRIMARY KEY,
    person_id uuid CONSTRAINT bulk_change_person_fk REFERENCES platform.person,
    at timestamptz NOT NULL,
    field text NOT NULL,
    undone_at timestamptz
);
CREATE INDEX bulk_change_person ON bulk_change (person_id);
CREATE TABLE bulk_change_deal (
    bulk_change_id uuid NOT NULL CONSTRAINT bulk_change_deal_change_fk REFERENCES bulk_change ON DELETE CASCADE,
    deal_id uuid NOT NULL CONSTRAINT bulk_change_deal_deal_fk REFERENCES deal ON DELETE CASCADE,
    old_value text,
    old_since timestamptz,
    CONSTRAINT bulk_change_deal_pk PRIMARY KEY (bulk_change_id, deal_id)
);
CREATE INDEX bulk_change_deal_deal ON bulk_change_deal (deal_id);
--rollback DROP TABLE bulk_change_deal; DROP TABLE bulk_change;

--changeset pipeline:090-chosen-deals
--comment: P27: deals that somebody chose one by one, for the address of their export; kept for an hour
CREATE TABLE chosen_deals (
    id uuid CONSTRAINT chosen_deals_pk PRIMARY KEY,
    person_id uuid NOT NULL CONSTRAINT chosen_deals_person_fk REFERENCES platform.person,
    at timestamptz NOT NULL,
    deals uuid[] NOT NULL
);
CREATE INDEX chosen_deals_person ON chosen_deals (person_id, at);
--rollback DROP TABLE chosen_deals;
