--liquibase formatted sql

--changeset pipeline:182-reporting-change
--comment: P26: a change of the reporting currency, with the amounts that have no currency of their own as they were, so that it can be taken back
CREATE TABLE reporting_change (
    id uuid CONSTRAINT reporting_change_pk PRIMARY KEY,
    from_currency text NOT NULL CONSTRAINT reporting_change_from_code CHECK (from_currency ~ '^[A-Z]{3}$'),
    to_currency text NOT NULL CONSTRAINT reporting_change_to_code CHECK (to_currency ~ '^[A-Z]{3}$'),
    at timestamptz NOT NULL,
    person_id uuid CONSTRAINT reporting_change_person_fk REFERENCES platform.person
);
CREATE INDEX reporting_change_at ON reporting_change (at DESC, id DESC);
CREATE INDEX reporting_change_person ON reporting_change (person_id);
CREATE TABLE reporting_change_amount (
    change_id uuid NOT NULL CONSTRAINT reporting_change_amount_change_fk REFERENCES reporting_change ON DELETE CASCADE,
    record_type text NOT NULL,
    record_id uuid NOT NULL,
    field text NOT NULL,
    before numeric NOT NULL,
    after numeric NOT NULL,
    CONSTRAINT reporting_change_amount_pk PRIMARY KEY (change_id, record_type, record_id, field)
);
--rollback DROP TABLE reporting_change_amount;
--rollback DROP TABLE reporting_change;
