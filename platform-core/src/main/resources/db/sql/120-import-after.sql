--liquibase formatted sql

--changeset platform:120-import-after
--comment: P7: how an import left what it changed, so that undo tells field by field what people changed since
ALTER TABLE import_record
    ADD COLUMN after jsonb;
--rollback ALTER TABLE import_record DROP COLUMN after;
