--liquibase formatted sql

--changeset pipeline:101-deleted
--comment: X4: what was deleted, the newest first, for the bin and for the night in which its 30 days are over
CREATE INDEX deal_deleted ON deal (deleted_at DESC, id DESC) WHERE deleted_at IS NOT NULL;
CREATE INDEX account_deleted ON account (deleted_at DESC, id DESC) WHERE deleted_at IS NOT NULL;
CREATE INDEX contact_deleted ON contact (deleted_at DESC, id DESC) WHERE deleted_at IS NOT NULL;
--rollback DROP INDEX deal_deleted; DROP INDEX account_deleted; DROP INDEX contact_deleted;
