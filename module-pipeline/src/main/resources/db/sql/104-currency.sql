--liquibase formatted sql

--changeset pipeline:104-deal-amount
--comment: P26: value stays the one in the reporting currency, which all totals add up; beside it what was agreed in another
ALTER TABLE deal ADD COLUMN amount numeric CONSTRAINT deal_amount_not_negative CHECK (amount >= 0);
ALTER TABLE deal ADD COLUMN currency text CONSTRAINT deal_currency_code CHECK (currency ~ '^[A-Z]{3}$');
CREATE INDEX deal_currency ON deal (currency) WHERE currency IS NOT NULL;
--rollback ALTER TABLE deal DROP COLUMN currency, DROP COLUMN amount;

--changeset pipeline:104-exchange-rate
--comment: P26: what one unit of a currency costs in another from a day on
CREATE TABLE exchange_rate (
    currency text NOT NULL CONSTRAINT exchange_rate_currency_code CHECK (currency ~ '^[A-Z]{3}$'),
    base text NOT NULL CONSTRAINT exchange_rate_base_code CHECK (base ~ '^[A-Z]{3}$'),
    valid_on date NOT NULL,
    rate numeric NOT NULL CONSTRAINT exchange_rate_positive CHECK (rate > 0),
    id uuid NOT NULL DEFAULT platform.uuid7() CONSTRAINT exchange_rate_id UNIQUE,
    CONSTRAINT exchange_rate_pk PRIMARY KEY (currency, base, valid_on),
    CONSTRAINT exchange_rate_of_another CHECK (currency <> base)
);
--rollback DROP TABLE exchange_rate;

--changeset pipeline:104-rate-of-day splitStatements:false
--comment: P26: the rate of a day is the latest until then: direct, the other way round, or by way of a third currency
CREATE FUNCTION rate_of(origin text, target text, day date) RETURNS numeric
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT CASE WHEN origin = target THEN 1 ELSE coalesce(
        (SELECT rate FROM pipeline.exchange_rate
          WHERE currency = origin AND base = target AND valid_on <= day ORDER BY valid_on DESC LIMIT 1),
        (SELECT 1 / rate FROM pipeline.exchange_rate
          WHERE currency = target AND base = origin AND valid_on <= day ORDER BY valid_on DESC LIMIT 1),
        (SELECT one.rate / other.rate
           FROM (SELECT DISTINCT base FROM pipeline.exchange_rate WHERE currency = origin) third,
                LATERAL (SELECT rate, valid_on FROM pipeline.exchange_rate
                          WHERE currency = origin AND base = third.base AND valid_on <= day
                          ORDER BY valid_on DESC LIMIT 1) one,
                LATERAL (SELECT rate, valid_on FROM pipeline.exchange_rate
                          WHERE currency = target AND base = third.base AND valid_on <= day
                          ORDER BY valid_on DESC LIMIT 1) other
          ORDER BY least(one.valid_on, other.valid_on) DESC, third.base LIMIT 1)) END
    $$;
--rollback DROP FUNCTION rate_of(text, text, date);

--changeset pipeline:104-reporting
--comment: P26: the currency in which the values are now; follows the company's setting, with all values in one transaction
CREATE TABLE reporting (
    one boolean NOT NULL DEFAULT true CONSTRAINT reporting_pk PRIMARY KEY CONSTRAINT reporting_one CHECK (one),
    currency text NOT NULL CONSTRAINT reporting_currency_code CHECK (currency ~ '^[A-Z]{3}$')
);
INSERT INTO reporting (currency) VALUES ('MYR');
--rollback DROP TABLE reporting;
