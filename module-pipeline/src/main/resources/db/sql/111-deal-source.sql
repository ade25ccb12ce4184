--liquibase formatted sql

--changeset pipeline:111-deal-source
--comment: P1: deals from one source, and which sources there are, the most common first
CREATE INDEX deal_source ON deal (source, owner_id) WHERE source IS NOT NULL AND deleted_at IS NULL;
--rollback DROP INDEX deal_source;
