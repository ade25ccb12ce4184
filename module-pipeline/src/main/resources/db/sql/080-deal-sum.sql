--liquibase formatted sql

--changeset pipeline:080-deal-sum
--comment: P1, issue 5: how many deals stand where, of whom, and their values, kept so that a board of a million opens like one of a thousand; decision 13
CREATE TABLE deal_sum (
    pipeline_id uuid NOT NULL,
    stage_id uuid NOT NULL,
    owner_id uuid,
    outcome text,
    deals bigint NOT NULL,
    valued bigint NOT NULL,
    total numeric NOT NULL
);
CREATE INDEX deal_sum_owner ON deal_sum (pipeline_id, owner_id);
COMMENT ON TABLE deal_sum IS 'Several rows for the same key are added up; written by the triggers of deal alone';
-- The net of 007 for what is read; writing is the triggers', whoever changes a deal.
ALTER TABLE deal_sum ENABLE ROW LEVEL SECURITY;
CREATE POLICY deal_sum_visible ON deal_sum
    USING (CASE current_setting('saluran.owners', true)
        WHEN '*' THEN true
        ELSE owner_id = ANY (nullif(current_setting('saluran.owners', true), '')::uuid[]) END)
    WITH CHECK (true);
--rollback DROP TABLE deal_sum;

--changeset pipeline:080-deal-sum-triggers splitStatements:false
--comment: P1: each statement adds what it changed as rows of its own, so that nobody waits for another's move
CREATE FUNCTION deal_sum_added() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO pipeline.deal_sum (pipeline_id, stage_id, owner_id, outcome, deals, valued, total)
    SELECT pipeline_id, stage_id, owner_id, outcome, count(*), count(value), coalesce(sum(value), 0)
      FROM added
     WHERE deleted_at IS NULL
     GROUP BY pipeline_id, stage_id, owner_id, outcome;
    RETURN NULL;
END $$;

CREATE FUNCTION deal_sum_removed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO pipeline.deal_sum (pipeline_id, stage_id, owner_id, outcome, deals, valued, total)
    SELECT pipeline_id, stage_id, owner_id, outcome, -count(*), -count(value), -coalesce(sum(value), 0)
      FROM removed
     WHERE deleted_at IS NULL
     GROUP BY pipeline_id, stage_id, owner_id, outcome;
    RETURN NULL;
END $$;

CREATE FUNCTION deal_sum_changed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO pipeline.deal_sum (pipeline_id, stage_id, owner_id, outcome, deals, valued, total)
    SELECT pipeline_id, stage_id, owner_id, outcome, sum(deals), sum(valued), sum(total)
      FROM (SELECT pipeline_id, stage_id, owner_id, outcome, 1 AS deals, (value IS NOT NULL)::int AS valued,
                   coalesce(value, 0) AS total
              FROM added
             WHERE deleted_at IS NULL
             UNION ALL
            SELECT pipeline_id, stage_id, owner_id, outcome, -1, -(value IS NOT NULL)::int, -coalesce(value, 0)
              FROM removed
             WHERE deleted_at IS NULL) AS change
     GROUP BY pipeline_id, stage_id, owner_id, outcome
    HAVING sum(deals) <> 0 OR sum(valued) <> 0 OR sum(total) <> 0;
    RETURN NULL;
END $$;

CREATE FUNCTION deal_sum_emptied() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM pipeline.deal_sum;
    RETURN NULL;
END $$;

CREATE TRIGGER deal_sum_added AFTER INSERT ON deal
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION deal_sum_added();
CREATE TRIGGER deal_sum_removed AFTER DELETE ON deal
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION deal_sum_removed();
CREATE TRIGGER deal_sum_changed AFTER UPDATE ON deal
    REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION deal_sum_changed();
CREATE TRIGGER deal_sum_emptied AFTER TRUNCATE ON deal
    FOR EACH STATEMENT EXECUTE FUNCTION deal_sum_emptied();
--rollback DROP TRIGGER deal_sum_added ON deal; DROP TRIGGER deal_sum_removed ON deal;
--rollback DROP TRIGGER deal_sum_changed ON deal; DROP TRIGGER deal_sum_emptied ON deal;
--rollback DROP FUNCTION deal_sum_added(); DROP FUNCTION deal_sum_removed();
--rollback DROP FUNCTION deal_sum_changed(); DROP FUNCTION deal_sum_emptied();

--changeset pipeline:080-deal-sum-fold splitStatements:false
--comment: P1: makes one row of the rows for the same key; what others add meanwhile stays as it is
CREATE FUNCTION fold_deal_sums() RETURNS void
    LANGUAGE sql
    AS $$
    WITH crowded AS (
        SELECT pipeline_id, stage_id, owner_id, outcome
          FROM pipeline.deal_sum
         GROUP BY pipeline_id, stage_id, owner_id, outcome
        HAVING count(*) > 1),
    taken AS (
        DELETE FROM pipeline.deal_sum kept
         USING crowded
         WHERE kept.pipeline_id = crowded.pipeline_id
           AND kept.stage_id = crowded.stage_id
           AND kept.owner_id IS NOT DISTINCT FROM crowded.owner_id
           AND kept.outcome IS NOT DISTINCT FROM crowded.outcome
        RETURNING kept.*)
    INSERT INTO pipeline.deal_sum (pipeline_id, stage_id, owner_id, outcome, deals, valued, total)
    SELECT pipeline_id, stage_id, owner_id, outcome, sum(deals), sum(valued), sum(total)
      FROM taken
     GROUP BY pipeline_id, stage_id, owner_id, outcome
    HAVING sum(deals) <> 0 OR sum(valued) <> 0 OR sum(total) <> 0
    $$;
--rollback DROP FUNCTION fold_deal_sums();

--changeset pipeline:080-deal-sum-repair splitStatements:false
--comment: P1: adds what is missing or too much, seen in one snapshot, so that people go on working; returns how many keys were wrong
CREATE FUNCTION repair_deal_sums() RETURNS bigint
    LANGUAGE sql
    AS $$
    WITH wrong AS (
        SELECT pipeline_id, stage_id, owner_id, outcome, sum(deals) AS deals, sum(valued) AS valued, sum(total) AS total
          FROM (SELECT pipeline_id, stage_id, owner_id, outcome, count(*) AS deals, count(value) AS valued,
                       coalesce(sum(value), 0) AS total
                  FROM pipeline.deal
                 WHERE deleted_at IS NULL
                 GROUP BY pipeline_id, stage_id, owner_id, outcome
                 UNION ALL
                SELECT pipeline_id, stage_id, owner_id, outcome, -deals, -valued, -total
                  FROM pipeline.deal_sum) AS each
         GROUP BY pipeline_id, stage_id, owner_id, outcome
        HAVING sum(deals) <> 0 OR sum(valued) <> 0 OR sum(total) <> 0),
    mended AS (
        INSERT INTO pipeline.deal_sum (pipeline_id, stage_id, owner_id, outcome, deals, valued, total)
        SELECT * FROM wrong
        RETURNING 1)
    SELECT count(*) FROM mended
    $$;
--rollback DROP FUNCTION repair_deal_sums();

--changeset pipeline:080-deal-sum-begin
--comment: P1: the deals that are there already
INSERT INTO deal_sum (pipeline_id, stage_id, owner_id, outcome, deals, valued, total)
SELECT pipeline_id, stage_id, owner_id, outcome, count(*), count(value), coalesce(sum(value), 0)
  FROM deal
 WHERE deleted_at IS NULL
 GROUP BY pipeline_id, stage_id, owner_id, outcome;
--rollback DELETE FROM deal_sum;
