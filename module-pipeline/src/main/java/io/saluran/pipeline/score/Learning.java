package io.saluran.pipeline.score;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.PIPELINE_;
import static io.saluran.pipeline.sql.pipeline.Tables.PRODUCT;
import static io.saluran.pipeline.sql.pipeline.Tables.SCORE_BIN;
import static io.saluran.pipeline.sql.pipeline.Tables.SCORE_MODEL;
import static io.saluran.pipeline.sql.pipeline.Tables.SCORE_STAGE;
import static io.saluran.pipeline.sql.pipeline.Tables.SCORE_WEIGHT;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.pipeline.sql.pipeline.tables.records.ScoreWeightRecord;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// Learns from the closed deals of each pipeline. What it is worth is measured on the newest fifth, with evidence of the
/// older ones only; then all are counted.
public final class Learning {

    /// The newest are enough, and tell more of today.
    private static final int MOST = 50_000;

    private static final int FIFTHS = 5;

    /// How many were won and lost of those that reached a stage or went past it. A deal that was won went past all.
    private static final String STAGES = """
            insert into pipeline.score_stage (stage_id, won, lost)
            select stage.id, count(*) filter (where deal.outcome = 'won'), count(*) filter (where deal.outcome = 'lost')
              from pipeline.stage
              join pipeline.deal on deal.pipeline_id = stage.pipeline_id
               and deal.outcome is not null and deal.deleted_at is null
              left join pipeline.stage ended on ended.id = deal.stage_id
             where deal.outcome = 'won' or ended.position >= stage.position
             group by stage.id""";

    private final Db db;
    private final Clock clock;

    public Learning(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// Learns anew from all pipelines. Takes seconds where there are very many deals.
    @Unrestricted("counts over all closed deals of the company, which tell of none of them")
    public void learn() {
        db.write(sql -> {
            alone(sql);
            sql.deleteFrom(SCORE_STAGE).execute();
            return sql.execute(STAGES);
        });
        db.read(sql -> sql.select(PIPELINE_.ID).from(PIPELINE_).fetch(PIPELINE_.ID)).forEach(this::learn);
    }

    @Unrestricted("counts over all closed deals of the company, which tell of none of them")
    private void learn(UUID pipeline) {
        db.write(sql -> {
            alone(sql);
            sql.deleteFrom(SCORE_MODEL).where(SCORE_MODEL.PIPELINE_ID.eq(pipeline)).execute();
            sql.deleteFrom(SCORE_WEIGHT).where(SCORE_WEIGHT.PIPELINE_ID.eq(pipeline)).execute();
            sql.deleteFrom(SCORE_BIN).where(SCORE_BIN.PIPELINE_ID.eq(pipeline)).execute();
            var rows = closed(sql, pipeline);
            if (!rows.isEmpty()) {
                write(sql, pipeline, rows);
            }
            return rows.size();
        });
    }

    /// Two nodes that learn at once do it one after the other.
    private static void alone(DSLContext sql) {
        sql.execute("lock table pipeline.score_model in share row exclusive mode");
    }

    /// The oldest first.
    private static List<Record> closed(DSLContext sql, UUID pipeline) {
        var newest = sql.select(DealFactors.ALL).select(DEAL.OUTCOME)
                .from(DEAL)
                .leftJoin(ACCOUNT).on(ACCOUNT.ID.eq(DEAL.ACCOUNT_ID))
                .leftJoin(PRODUCT).on(PRODUCT.ID.eq(DEAL.PRODUCT_ID))
                .where(DEAL.PIPELINE_ID.eq(pipeline), DEAL.OUTCOME.isNotNull(), DEAL.DELETED_AT.isNull())
                .orderBy(DEAL.CLOSED_ON.desc().nullsLast(), DEAL.ID.desc())
                .limit(MOST)
                .fetch();
        return List.<Record>copyOf(newest).reversed();
    }

    private void write(DSLContext sql, UUID pipeline, List<Record> rows) {
        var sizes = sizes(rows);
        var deals = deals(rows, sizes);
        var evidence = Evidence.of(deals);
        var quality = quality(rows);
        var calibration = quality.calibration();
        var measured = quality.quality();
        sql.insertInto(SCORE_MODEL)
                .set(SCORE_MODEL.PIPELINE_ID, pipeline)
                .set(SCORE_MODEL.LEARNED_AT, clock.instant())
                .set(SCORE_MODEL.WON, evidence.won())
                .set(SCORE_MODEL.LOST, evidence.lost())
                .set(SCORE_MODEL.TESTED, measured.tested())
                .set(SCORE_MODEL.AUC, known(measured.auc()))
                .set(SCORE_MODEL.BRIER, known(measured.brier()))
                .set(SCORE_MODEL.PLAIN_BRIER, known(measured.plain()))
                .set(SCORE_MODEL.SLOPE, calibration.slope())
                .set(SCORE_MODEL.INTERCEPT, calibration.intercept())
                .set(SCORE_MODEL.CUTS, sizes.cuts().toArray(BigDecimal[]::new))
                .execute();
        var weights = new ArrayList<ScoreWeightRecord>();
        evidence.counts().forEach((factor, values) -> values.forEach((value, count) -> weights.add(
                new ScoreWeightRecord(pipeline, factor.key(), value, count.won(), count.lost(),
                        evidence.weight(factor, value)))));
        sql.batchInsert(weights).execute();
        for (int i = 0; i < measured.bins().size(); i++) {
            var bin = measured.bins().get(i);
            sql.insertInto(SCORE_BIN, SCORE_BIN.PIPELINE_ID, SCORE_BIN.BIN, SCORE_BIN.SAID, SCORE_BIN.WON,
                    SCORE_BIN.DEALS).values(pipeline, i, bin.said(), bin.won(), bin.deals()).execute();
        }
    }

    private static @Nullable Double known(double figure) {
        return Double.isNaN(figure) ? null : figure;
    }

    private record Tried(Calibration calibration, Quality quality) {}

    /// Counts the oldest three fifths, calibrates on the fourth and tests on the newest.
    private static Tried quality(List<Record> rows) {
        var counted = rows.subList(0, rows.size() * 3 / FIFTHS);
        var sizes = sizes(counted);
        var evidence = Evidence.of(deals(counted, sizes));
        var tuned = deals(rows.subList(counted.size(), rows.size() * 4 / FIFTHS), sizes);
        var tested = deals(rows.subList(counted.size() + tuned.size(), rows.size()), sizes);
        var start = Chance.logOdds(evidence.rate());
        var calibration = Calibration.of(tuned.stream().mapToDouble(deal -> start + evidence.weight(deal.values()))
                .toArray(), won(tuned));
        var chances = tested.stream()
                .mapToDouble(deal -> calibration.chance(start + evidence.weight(deal.values()))).toArray();
        var before = Evidence.of(deals(rows.subList(0, counted.size() + tuned.size()), sizes)).rate();
        return new Tried(calibration, Quality.of(chances, won(tested), before));
    }

    private static boolean[] won(List<ClosedDeal> deals) {
        var won = new boolean[deals.size()];
        for (int i = 0; i < won.length; i++) {
            won[i] = deals.get(i).won();
        }
        return won;
    }

    private static Sizes sizes(List<Record> rows) {
        return Sizes.of(rows.stream().map(row -> row.get(DealFactors.VALUE))
                .filter(value -> value != null && value.signum() > 0).toList());
    }

    private static List<ClosedDeal> deals(List<Record> rows, Sizes sizes) {
        return rows.stream()
                .map(row -> new ClosedDeal("won".equals(row.get(DEAL.OUTCOME)), DealFactors.of(row, sizes))).toList();
    }
}
