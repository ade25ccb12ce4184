--liquibase formatted sql

--changeset pipeline:181-newest-rate splitStatements:false
--comment: P26: of a direct rate and one the other way round the newer one counts; values follow with the hourly job
CREATE OR REPLACE FUNCTION rate_of(origin text, target text, day date) RETURNS numeric
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT CASE WHEN origin = target THEN 1 ELSE coalesce(
        (SELECT known.rate
           FROM ((SELECT rate, valid_on, 1 AS way FROM pipeline.exchange_rate
                   WHERE currency = origin AND base = target AND valid_on <= day ORDER BY valid_on DESC LIMIT 1)
                  UNION ALL
                 (SELECT 1 / rate, valid_on, 2 FROM pipeline.exchange_rate
                   WHERE currency = target AND base = origin AND valid_on <= day ORDER BY valid_on DESC LIMIT 1)) known
          ORDER BY known.valid_on DESC, known.way LIMIT 1),
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
--rollback CREATE OR REPLACE FUNCTION rate_of(origin text, target text, day date) RETURNS numeric
--rollback     LANGUAGE sql STABLE PARALLEL SAFE
--rollback     AS $$
--rollback     SELECT CASE WHEN origin = target THEN 1 ELSE coalesce(
--rollback         (SELECT rate FROM pipeline.exchange_rate
--rollback           WHERE currency = origin AND base = target AND valid_on <= day ORDER BY valid_on DESC LIMIT 1),
--rollback         (SELECT 1 / rate FROM pipeline.exchange_rate
--rollback           WHERE currency = target AND base = origin AND valid_on <= day ORDER BY valid_on DESC LIMIT 1),
--rollback         (SELECT one.rate / other.rate
--rollback            FROM (SELECT DISTINCT base FROM pipeline.exchange_rate WHERE currency = origin) third,
--rollback                 LATERAL (SELECT rate, valid_on FROM pipeline.exchange_rate
--rollback                           WHERE currency = origin AND base = third.base AND valid_on <= day
--rollback                           ORDER BY valid_on DESC LIMIT 1) one,
--rollback                 LATERAL (SELECT rate, valid_on FROM pipeline.exchange_rate
--rollback                           WHERE currency = target AND base = third.base AND valid_on <= day
--rollback                           ORDER BY valid_on DESC LIMIT 1) other
--rollback           ORDER BY least(one.valid_on, other.valid_on) DESC, third.base LIMIT 1)) END
--rollback     $$;
