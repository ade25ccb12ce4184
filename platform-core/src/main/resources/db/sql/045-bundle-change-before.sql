--liquibase formatted sql

--changeset platform:045-bundle-change-before
--comment: X2: the changes that a schema had before a change of its bundle, so that what a killed node did can be undone
ALTER TABLE bundle_change ADD COLUMN before_changes text[];
--rollback ALTER TABLE bundle_change DROP COLUMN before_changes;
