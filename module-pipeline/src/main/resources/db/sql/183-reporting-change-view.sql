--liquibase formatted sql

--changeset pipeline:183-reporting-change-view
--comment: P26: the saved views whose amounts a change of the reporting currency converted, as they were; views are the host's, so that one that was deleted only leaves its row
CREATE TABLE reporting_change_view (
    change_id uuid NOT NULL CONSTRAINT reporting_change_view_change_fk REFERENCES reporting_change ON DELETE CASCADE,
    view_id uuid NOT NULL,
    before text NOT NULL,
    after text NOT NULL,
    CONSTRAINT reporting_change_view_pk PRIMARY KEY (change_id, view_id)
);
--rollback DROP TABLE reporting_change_view;
