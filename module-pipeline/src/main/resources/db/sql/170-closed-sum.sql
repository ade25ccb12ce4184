--liquibase formatted sql

--changeset pipeline:170-closed-sum
--comment: P14: how many deals were closed in each month, of whom, and their values, kept as deal_sum is, so that the home page does not grow with a company's past; decision 13
CREATE TABLE closed_sum (
    month date NOT NULL,
    owner_id uuid,
    outcome text NOT NULL,
    deals bigint NOT NULL,
    valued bigint NOT NULL,
    total numeric NOT NULL
);
CREATE INDEX closed_sum_owner ON closed_sum (owner_id, month);
COMMENT ON TABLE closed_sum IS 'Several rows for the same key are added up; month is its first day; written by the triggers of deal alone';
ALTER TABLE closed_sum ENABLE ROW LEVEL SECURITY;
CREATE POLICY closed_sum_visible ON closed_sum
    USING (CASE current_setting('saluran.owners', true)
        WHEN '*' THEN true
        ELSE owner_id = ANY (nullif(current_setting('saluran.owners', true), '')::uuid[]) END)
    WITH CHECK (true);
--rollback DROP TABLE closed_sum;

--changeset pipeline:170-closed-sum-triggers splitStatements:false
--comment: P14: as those of deal_sum, each statement adds what it changed as rows of its own
CREATE FUNCTION closed_sum_added() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO pipeline.closed_sum (month, owner_id, outcome, deals, valued, total)
    SELECT date_trunc('month', closed_on)::date AS month, owner_id, outcome, count(*), count(value), coalesce(sum(value), 0)
      FROM added
     WHERE closed_on IS NOT NULL AND deleted_at IS NULL
     GROUP BY month, owner_id, outcome;
    RETURN NULL;
END $$;

CREATE FUNCTION closed_sum_removed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO pipeline.closed_sum (month, owner_id, outcome, deals, valued, total)
    SELECT date_trunc('month', closed_on)::date AS month, owner_id, outcome, -count(*), -count(value), -coalesce(sum(value), 0)
      FROM removed
     WHERE closed_on IS NOT NULL AND deleted_at IS NULL
     GROUP BY month, owner_id, outcome;
    RETURN NULL;
END $$;

CREATE FUNCTION closed_sum_changed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO pipeline.closed_sum (month, owner_id, outcome, deals, valued, total)
    SELECT month, owner_id, outcome, sum(deals), sum(valued), sum(total)
      FROM (SELECT date_trunc('month', closed_on)::date AS month, owner_id, outcome, 1 AS deals,
                   (value IS NOT NULL)::int AS valued, coalesce(value, 0) AS total
              FROM added
             WHERE closed_on IS NOT NULL AND deleted_at IS NULL
             UNION ALL
            SELECT date_trunc('month', closed_on)::date, owner_id, outcome, -1, -(value IS NOT NULL)::int,
                   -coalesce(value, 0)
              FROM removed
             WHERE closed_on IS NOT NULL AND deleted_at IS NULL) AS change
     GROUP BY month, owner_id, outcome
    HAVING sum(deals) <> 0 OR sum(valued) <> 0 OR sum(total) <> 0;
    RETURN NULL;
END $$;

CREATE FUNCTION closed_sum_emptied() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM pipeline.closed_sum;
    RETURN NULL;
END $$;

CREATE TRIGGER closed_sum_added AFTER INSERT ON deal
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION closed_sum_added();
CREATE TRIGGER closed_sum_removed AFTER DELETE ON deal
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION closed_sum_removed();
CREATE TRIGGER closed_sum_changed AFTER UPDATE ON deal
    REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION closed_sum_changed();
CREATE TRIGGER closed_sum_emptied AFTER TRUNCATE ON deal
    FOR EACH STATEMENT EXECUTE FUNCTION closed_sum_emptied();
--rollback DROP TRIGGER closed_sum_added ON deal; DROP TRIGGER closed_sum_removed ON deal;
--rollback DROP TRIGGER closed_sum_changed ON deal; DROP TRIGGER closed_sum_emptied ON deal;
--rollback DROP FUNCTION closed_sum_added(); DROP FUNCTION closed_sum_removed();
--rollback DROP FUNCTION closed_sum_changed(); DROP FUNCTION closed_sum_emptied();

--changeset pipeline:170-closed-sum-fold splitStatements:false
--comment: P14: makes one row of the rows for the same key, as fold_deal_sums does
CREATE FUNCTION fold_closed_sums() RETURNS void
    LANGUAGE sql
    AS $$
    WITH crowded AS (
        SELECT month, owner_id, outcome
          FROM pipeline.closed_sum
         GROUP BY month, owner_id, outcome
        HAVING count(*) > 1),
    taken AS (
        DELETE FROM pipeline.closed_sum kept
         USING crowded
         WHERE kept.month = crowded.month
           AND kept.owner_id IS NOT DISTINCT FROM crowded.owner_id
           AND kept.outcome = crowded.outcome
        RETURNING kept.*)
    INSERT INTO pipeline.closed_sum (month, owner_id, outcome, deals, valued, total)
    SELECT month, owner_id, outcome, sum(deals), sum(valued), sum(total)
      FROM taken
     GROUP BY month, owner_id, outcome
    HAVING sum(deals) <> 0 OR sum(valued) <> 0 OR sum(total) <> 0
    $$;
--rollback DROP FUNCTION fold_closed_sums();

--changeset pipeline:170-closed-sum-repair splitStatements:false
--comment: P14: adds what is missing or too much, as repair_deal_sums does; returns how many keys were wrong
CREATE FUNCTION repair_closed_sums() RETURNS bigint
    LANGUAGE sql
    AS $$
    WITH wrong AS (
        SELECT month, owner_id, outcome, sum(deals) AS deals, sum(valued) AS valued, sum(total) AS total
          FROM (SELECT date_trunc('month', closed_on)::date AS month, owner_id, outcome, count(*) AS deals,
                       count(value) AS valued, coalesce(sum(value), 0) AS total
                  FROM pipeline.deal
                 WHERE closed_on IS NOT NULL AND deleted_at IS NULL
                 GROUP BY 1, owner_id, outcome
                 UNION ALL
                SELECT month, owner_id, outcome, -deals, -valued, -total
                  FROM pipeline.closed_sum) AS each
         GROUP BY month, owner_id, outcome
        HAVING sum(deals) <> 0 OR sum(valued) <> 0 OR sum(total) <> 0),
    mended AS (
        INSERT INTO pipeline.closed_sum (month, owner_id, outcome, deals, valued, total)
        SELECT * FROM wrong
        RETURNING 1)
    SELECT count(*) FROM mended
    $$;
--rollback DROP FUNCTION repair_closed_sums();

--changeset pipeline:170-closed-sum-begin
--comment: P14: the deals that are closed already
INSERT INTO closed_sum (month, owner_id, outcome, deals, valued, total)
SELECT date_trunc('month', closed_on)::date AS month, owner_id, outcome, count(*), count(value), coalesce(sum(value), 0)
  FROM deal
 WHERE closed_on IS NOT NULL AND deleted_at IS NULL
 GROUP BY month, owner_id, outcome;
--rollback DELETE FROM closed_sum;

--changeset pipeline:170-deal-unconverted
--comment: P26: how many deals are in no total for want of a rate; empty where every currency has one
CREATE INDEX deal_unconverted ON deal (owner_id) INCLUDE (outcome, closed_on)
    WHERE currency IS NOT NULL AND amount IS NOT NULL AND value IS NULL AND deleted_at IS NULL;
--rollback DROP INDEX deal_unconverted;
