--liquibase formatted sql

--changeset platform:042-bundle-change-left
--comment: X2: the changes of a failed update that could not be undone
ALTER TABLE bundle_change ADD COLUMN left_changes text[] NOT NULL DEFAULT '{}';
--rollback ALTER TABLE bundle_change DROP COLUMN left_changes;
