--liquibase formatted sql

--changeset platform:160-webhook
--comment: X6: who wants to be told over HTTP, of what, and in whose name; a bundle's role reads none of it
CREATE TABLE webhook (
    id uuid CONSTRAINT webhook_pk PRIMARY KEY,
    name text NOT NULL CONSTRAINT webhook_name_length CHECK (length(name) BETWEEN 1 AND 100),
    address text NOT NULL CONSTRAINT webhook_address_length CHECK (length(address) <= 2000),
    kinds text[] NOT NULL,
    secret text NOT NULL CONSTRAINT webhook_secret_form CHECK (secret LIKE 'whsec\_%'),
    former_secret text,
    former_until timestamptz,
    maker_id uuid NOT NULL CONSTRAINT webhook_maker_fk REFERENCES person ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    failing_since timestamptz,
    paused_at timestamptz,
    paused_because text CONSTRAINT webhook_paused_because_known CHECK (paused_because IN ('hand', 'failing', 'gone', 'maker')),
    deleted_at timestamptz
);
CREATE INDEX webhook_maker ON webhook (maker_id);
--rollback DROP TABLE webhook;

--changeset platform:160-webhook-event
--comment: X6: what happened and has not yet been put into messages, written with the transaction in which it happened
CREATE TABLE webhook_event (
    id uuid CONSTRAINT webhook_event_pk PRIMARY KEY,
    kind text NOT NULL CONSTRAINT webhook_event_kind_form CHECK (kind ~ '^[a-z][a-z0-9.-]*$'),
    record_id uuid NOT NULL,
    belonged_to uuid,
    happened_at timestamptz NOT NULL
);
CREATE INDEX webhook_event_kind ON webhook_event (kind, id);
--rollback DROP TABLE webhook_event;

--changeset platform:160-webhook-delivery
--comment: X6: messages on their way, those that came and those that did not, with what was answered
CREATE TABLE webhook_delivery (
    id uuid CONSTRAINT webhook_delivery_pk PRIMARY KEY,
    webhook_id uuid NOT NULL CONSTRAINT webhook_delivery_webhook_fk REFERENCES webhook ON DELETE CASCADE,
    kind text NOT NULL,
    body text NOT NULL,
    queued_at timestamptz NOT NULL,
    due_at timestamptz,
    attempts integer NOT NULL DEFAULT 0,
    sent_at timestamptz,
    failed_at timestamptz,
    status integer,
    problem text CONSTRAINT webhook_delivery_problem_known CHECK (problem IN ('timeout', 'private', 'unknown-host', 'network')),
    answer text,
    took_ms integer
);
CREATE INDEX webhook_delivery_newest ON webhook_delivery (webhook_id, id DESC);
CREATE INDEX webhook_delivery_due ON webhook_delivery (webhook_id, due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX webhook_delivery_queued ON webhook_delivery (queued_at) WHERE due_at IS NULL;
--rollback DROP TABLE webhook_delivery;

--changeset platform:161-webhook-tell splitStatements:false
--comment: X6: what bundles and their triggers say has happened; costs one look when nobody wants to be told
CREATE FUNCTION platform.webhook_wanted(told_kinds text[]) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    AS $$
        SELECT EXISTS (SELECT FROM platform.webhook
                        WHERE paused_at IS NULL AND deleted_at IS NULL AND kinds && told_kinds)
    $$;

CREATE FUNCTION platform.webhook_tell(told_kind text, told_records uuid[], told_owners uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    AS $$
BEGIN
    IF coalesce(cardinality(told_records), 0) = 0 OR NOT platform.webhook_wanted(ARRAY[told_kind]) THEN
        RETURN;
    END IF;
    INSERT INTO platform.webhook_event (id, kind, record_id, belonged_to, happened_at)
    SELECT platform.uuid7(), told_kind, each.record, each.belonged_to, now()
      FROM unnest(told_records, told_owners) AS each (record, belonged_to);
    PERFORM pg_notify('saluran', 'io.saluran.platform.internal.webhook.WebhookQueued '
        || json_build_object('kind', told_kind)::text);
END $$;
--rollback DROP FUNCTION platform.webhook_tell(text, uuid[], uuid[]); DROP FUNCTION platform.webhook_wanted(text[]);
