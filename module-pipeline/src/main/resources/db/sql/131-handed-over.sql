--liquibase formatted sql

--changeset pipeline:131-handed-over
--comment: P27: of which changes of an owner the new owner has been told; kept as long as changes are looked at
CREATE TABLE handed_over (
    change_id uuid CONSTRAINT handed_over_pk PRIMARY KEY
        CONSTRAINT handed_over_change_fk REFERENCES record_change ON DELETE CASCADE
);
CREATE INDEX record_change_owner ON record_change (at) WHERE field = 'owner';
--rollback DROP INDEX record_change_owner; DROP TABLE handed_over;
