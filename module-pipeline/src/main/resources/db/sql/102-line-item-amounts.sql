--liquibase formatted sql

--changeset pipeline:102-line-item-amounts
--comment: P28: discount and tax in per cent; a part that recurs each month, quarter or year, for a number of these
ALTER TABLE line_item ADD COLUMN discount numeric NOT NULL DEFAULT 0
    CONSTRAINT line_item_discount_share CHECK (discount BETWEEN 0 AND 100);
ALTER TABLE line_item ADD COLUMN tax numeric NOT NULL DEFAULT 0
    CONSTRAINT line_item_tax_share CHECK (tax BETWEEN 0 AND 100);
ALTER TABLE line_item ADD COLUMN period text
    CONSTRAINT line_item_period_known CHECK (period IN ('month', 'quarter', 'year'));
ALTER TABLE line_item ADD COLUMN term int
    CONSTRAINT line_item_term_positive CHECK (term > 0)
    CONSTRAINT line_item_term_recurs CHECK (term IS NULL OR period IS NOT NULL);
--rollback ALTER TABLE line_item DROP COLUMN term, DROP COLUMN period, DROP COLUMN tax, DROP COLUMN discount;

--changeset pipeline:102-deal-recurring
--comment: P28: what the recurring parts of a deal come to, in its reporting value's currency; null where nothing recurs
ALTER TABLE deal ADD COLUMN monthly_value numeric CONSTRAINT deal_monthly_not_negative CHECK (monthly_value >= 0);
ALTER TABLE deal ADD COLUMN yearly_value numeric CONSTRAINT deal_yearly_not_negative CHECK (yearly_value >= 0);
CREATE INDEX deal_recurring ON deal (owner_id) WHERE monthly_value IS NOT NULL;
--rollback ALTER TABLE deal DROP COLUMN yearly_value, DROP COLUMN monthly_value;
