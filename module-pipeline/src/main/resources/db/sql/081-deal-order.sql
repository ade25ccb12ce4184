--liquibase formatted sql

--changeset pipeline:081-open-deals-in-order
--comment: P1: the table of a pipeline's open deals by value, by name and by closing date, at any depth; a page takes no more rows than it skips and shows
CREATE INDEX deal_open_value ON deal (pipeline_id, sort_value DESC, id DESC)
    WHERE outcome IS NULL AND deleted_at IS NULL;
CREATE INDEX deal_open_name ON deal (pipeline_id, lower(name), id)
    WHERE outcome IS NULL AND deleted_at IS NULL;
CREATE INDEX deal_open_closes ON deal (pipeline_id, closes_on, id)
    WHERE outcome IS NULL AND deleted_at IS NULL;
--rollback DROP INDEX deal_open_value; DROP INDEX deal_open_name; DROP INDEX deal_open_closes;

--changeset pipeline:081-board-of-an-owner
--comment: P1: the first cards of each column of one's own board, richest first; takes the place of deal_board_owner
CREATE INDEX deal_open_owner ON deal (owner_id, stage_id, sort_value DESC, id DESC)
    WHERE outcome IS NULL AND deleted_at IS NULL;
DROP INDEX deal_board_owner;
--rollback CREATE INDEX deal_board_owner ON deal (owner_id, stage_id) WHERE outcome IS NULL AND deleted_at IS NULL; DROP INDEX deal_open_owner;

--changeset pipeline:081-search-of-open-deals
--comment: X7: a common word in the names of open deals, shortest first, without reading all that hold it
CREATE INDEX deal_open_search ON deal (length(name), id DESC) WHERE outcome IS NULL AND deleted_at IS NULL;
--rollback DROP INDEX deal_open_search;
