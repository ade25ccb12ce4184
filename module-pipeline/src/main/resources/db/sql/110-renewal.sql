--liquibase formatted sql

--changeset pipeline:110-deal-term
--comment: P28: for how long what recurs in a deal was agreed, from when, and so when it ends; null where a part has no end
ALTER TABLE deal ADD COLUMN term_months int CONSTRAINT deal_term_positive CHECK (term_months > 0);
ALTER TABLE deal ADD COLUMN starts_on date;
ALTER TABLE deal ADD COLUMN ends_on date GENERATED ALWAYS AS (CASE WHEN outcome = 'won'
    THEN (greatest(closed_on, starts_on) + make_interval(months => term_months))::date END) STORED;
UPDATE deal
   SET term_months = item.months
  FROM (SELECT deal_id, max(term * CASE period WHEN 'year' THEN 12 WHEN 'quarter' THEN 3 ELSE 1 END) AS months
          FROM line_item
         WHERE period IS NOT NULL
         GROUP BY deal_id
        HAVING bool_and(term IS NOT NULL)) AS item
 WHERE item.deal_id = deal.id;
--rollback ALTER TABLE deal DROP COLUMN ends_on, DROP COLUMN starts_on, DROP COLUMN term_months;

--changeset pipeline:110-deal-renews
--comment: P28: a renewal is a deal of its own; a deal has one at most. When it was renewed stays though the renewal is deleted
ALTER TABLE deal ADD COLUMN renews_deal_id uuid CONSTRAINT deal_renews_fk REFERENCES deal ON DELETE SET NULL;
ALTER TABLE deal ADD COLUMN renewed_at timestamptz;
CREATE UNIQUE INDEX deal_renews ON deal (renews_deal_id) WHERE renews_deal_id IS NOT NULL;
CREATE INDEX deal_ends ON deal (ends_on) WHERE ends_on IS NOT NULL AND renewed_at IS NULL AND deleted_at IS NULL;
--rollback ALTER TABLE deal DROP COLUMN renewed_at, DROP COLUMN renews_deal_id;

--changeset pipeline:110-pipeline-renewals
--comment: P28: how many days before the end a renewal is made, 0 for never, and in which pipeline; null for the deal's own
ALTER TABLE pipeline ADD COLUMN renew_days int NOT NULL DEFAULT 90
    CONSTRAINT pipeline_renew_days_range CHECK (renew_days BETWEEN 0 AND 3650);
ALTER TABLE pipeline ADD COLUMN renew_in_id uuid CONSTRAINT pipeline_renew_in_fk REFERENCES pipeline ON DELETE SET NULL;
CREATE INDEX pipeline_renew_in ON pipeline (renew_in_id);
--rollback ALTER TABLE pipeline DROP COLUMN renew_in_id, DROP COLUMN renew_days;
