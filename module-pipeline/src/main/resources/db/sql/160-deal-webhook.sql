--liquibase formatted sql

--changeset pipeline:160-deal-webhook splitStatements:false
--comment: X6: says of each deal what happened to it, whoever changes it and by whatever way; one look when nobody wants to know
CREATE FUNCTION deal_told_added() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF platform.webhook_wanted(ARRAY['deal.created']) THEN
        PERFORM platform.webhook_tell('deal.created', array_agg(id ORDER BY id), array_agg(owner_id ORDER BY id))
           FROM added
          WHERE deleted_at IS NULL;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION deal_told_changed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF platform.webhook_wanted(ARRAY['deal.changed', 'deal.moved', 'deal.won', 'deal.lost', 'deal.deleted',
            'deal.restored']) THEN
        PERFORM platform.webhook_tell(told.kind, array_agg(told.id ORDER BY told.id),
                array_agg(told.owner_id ORDER BY told.id))
           FROM (SELECT n.id, n.owner_id,
                        CASE WHEN o.deleted_at IS NULL AND n.deleted_at IS NOT NULL THEN 'deal.deleted'
                             WHEN o.deleted_at IS NOT NULL AND n.deleted_at IS NULL THEN 'deal.restored'
                             WHEN n.deleted_at IS NOT NULL THEN NULL
                             WHEN n.outcome IS NOT NULL AND o.outcome IS DISTINCT FROM n.outcome
                                 THEN 'deal.' || n.outcome
                             WHEN o.stage_id <> n.stage_id THEN 'deal.moved'
                             -- What is reckoned anew by itself, such as a value after a rate has changed, is told to nobody.
                             WHEN o.version <> n.version OR o.updated_at <> n.updated_at THEN 'deal.changed'
                         END AS kind
                   FROM removed o
                   JOIN added n ON n.id = o.id) AS told
          WHERE told.kind IS NOT NULL
          GROUP BY told.kind;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION deal_told_removed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF platform.webhook_wanted(ARRAY['deal.deleted']) THEN
        PERFORM platform.webhook_tell('deal.deleted', array_agg(id ORDER BY id), array_agg(owner_id ORDER BY id))
           FROM removed
          WHERE deleted_at IS NULL;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER deal_told_added AFTER INSERT ON deal
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION deal_told_added();
CREATE TRIGGER deal_told_changed AFTER UPDATE ON deal
    REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION deal_told_changed();
CREATE TRIGGER deal_told_removed AFTER DELETE ON deal
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION deal_told_removed();
--rollback DROP TRIGGER deal_told_added ON deal; DROP TRIGGER deal_told_changed ON deal; DROP TRIGGER deal_told_removed ON deal;
--rollback DROP FUNCTION deal_told_added(); DROP FUNCTION deal_told_changed(); DROP FUNCTION deal_told_removed();
