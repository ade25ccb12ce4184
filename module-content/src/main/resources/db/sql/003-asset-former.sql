--liquibase formatted sql

--changeset content:003-asset-former
--comment: C2: a file that was replaced is kept and can be the asset's file again
CREATE TABLE asset_former (
    id uuid CONSTRAINT asset_former_pk PRIMARY KEY,
    asset_id uuid NOT NULL CONSTRAINT asset_former_asset_fk REFERENCES asset ON DELETE CASCADE,
    file_id uuid NOT NULL CONSTRAINT asset_former_file_fk REFERENCES platform.file,
    words text NOT NULL DEFAULT '',
    pages int CONSTRAINT asset_former_pages_positive CHECK (pages > 0),
    replaced_at timestamptz NOT NULL DEFAULT now(),
    person_id uuid CONSTRAINT asset_former_person_fk REFERENCES platform.person
);
CREATE INDEX asset_former_of ON asset_former (asset_id, replaced_at DESC, id DESC);
CREATE INDEX asset_former_file ON asset_former (file_id);
CREATE INDEX asset_former_person ON asset_former (person_id);
--rollback DROP TABLE asset_former;
