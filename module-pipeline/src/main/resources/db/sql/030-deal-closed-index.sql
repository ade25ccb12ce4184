--liquibase formatted sql

--changeset pipeline:030-deal-closed-index
--comment: P14: what was won in each month, from the index alone
CREATE INDEX deal_closed
    ON deal (closed_on) INCLUDE (outcome, value, owner_id)
    WHERE outcome IS NOT NULL AND deleted_at IS NULL;
--rollback DROP INDEX deal_closed;
