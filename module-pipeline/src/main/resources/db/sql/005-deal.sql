--liquibase formatted sql

--changeset pipeline:005-deal
--comment: P1, P2: a possible sale. Value and dates may be unknown and then stay empty
CREATE TABLE deal (
    id uuid CONSTRAINT deal_pk PRIMARY KEY,
    name text NOT NULL CONSTRAINT deal_name_not_blank CHECK (btrim(name) <> ''),
    pipeline_id uuid NOT NULL CONSTRAINT deal_pipeline_fk REFERENCES pipeline,
    stage_id uuid NOT NULL CONSTRAINT deal_stage_fk REFERENCES stage,
    account_id uuid CONSTRAINT deal_account_fk REFERENCES account,
    owner_id uuid CONSTRAINT deal_owner_fk REFERENCES platform.person,
    product_id uuid CONSTRAINT deal_product_fk REFERENCES product,
    value numeric CONSTRAINT deal_value_not_negative CHECK (value >= 0),
    sort_value numeric GENERATED ALWAYS AS (coalesce(value, -1)) STORED NOT NULL,
    source text,
    opened_on date,
    closes_on date,
    stage_since timestamptz,
    next_step text,
    next_step_on date,
    outcome text CONSTRAINT deal_outcome_known CHECK (outcome IN ('won', 'lost')),
    reason_id uuid CONSTRAINT deal_reason_fk REFERENCES reason,
    closed_on date,
    external_id text,
    version int NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    deleted_at timestamptz,
    CONSTRAINT deal_closed_with_reason CHECK ((outcome IS NULL) = (reason_id IS NULL)),
    CONSTRAINT deal_closed_with_outcome CHECK (closed_on IS NULL OR outcome IS NOT NULL)
);
CREATE INDEX deal_board ON deal (stage_id, sort_value DESC, id DESC) WHERE outcome IS NULL AND deleted_at IS NULL;
CREATE INDEX deal_board_owner ON deal (owner_id, stage_id) WHERE outcome IS NULL AND deleted_at IS NULL;
CREATE INDEX deal_stage ON deal (stage_id);
CREATE INDEX deal_pipeline ON deal (pipeline_id, outcome);
CREATE INDEX deal_account ON deal (account_id);
CREATE INDEX deal_owner ON deal (owner_id);
CREATE INDEX deal_product ON deal (product_id);
CREATE INDEX deal_reason ON deal (reason_id);
CREATE INDEX deal_search ON deal USING gin (platform.plain(name) platform.gin_trgm_ops);
CREATE UNIQUE INDEX deal_external ON deal (external_id) WHERE external_id IS NOT NULL;
--rollback DROP TABLE deal;

--changeset pipeline:005-line-item
--comment: P2: what is in a deal
CREATE TABLE line_item (
    id uuid CONSTRAINT line_item_pk PRIMARY KEY,
    deal_id uuid NOT NULL CONSTRAINT line_item_deal_fk REFERENCES deal ON DELETE CASCADE,
    product_id uuid CONSTRAINT line_item_product_fk REFERENCES product,
    name text NOT NULL CONSTRAINT line_item_name_not_blank CHECK (btrim(name) <> ''),
    quantity numeric NOT NULL DEFAULT 1 CONSTRAINT line_item_quantity_positive CHECK (quantity > 0),
    unit_price numeric CONSTRAINT line_item_price_not_negative CHECK (unit_price >= 0),
    position int NOT NULL
);
CREATE INDEX line_item_deal ON line_item (deal_id, position);
CREATE INDEX line_item_product ON line_item (product_id);
--rollback DROP TABLE line_item;

--changeset pipeline:005-deal-contact
--comment: P8: who takes part in a deal, in which role
CREATE TABLE deal_contact (
    deal_id uuid NOT NULL CONSTRAINT deal_contact_deal_fk REFERENCES deal ON DELETE CASCADE,
    contact_id uuid NOT NULL CONSTRAINT deal_contact_contact_fk REFERENCES contact ON DELETE CASCADE,
    role text,
    CONSTRAINT deal_contact_pk PRIMARY KEY (deal_id, contact_id)
);
CREATE INDEX deal_contact_contact ON deal_contact (contact_id);
--rollback DROP TABLE deal_contact;
