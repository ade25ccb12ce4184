package io.saluran.pipeline.score;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.PRODUCT;
import static io.saluran.pipeline.sql.pipeline.Tables.SCORE_BIN;
import static io.saluran.pipeline.sql.pipeline.Tables.SCORE_MODEL;
import static io.saluran.pipeline.sql.pipeline.Tables.SCORE_STAGE;
import static io.saluran.pipeline.sql.pipeline.Tables.SCORE_WEIGHT;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trim;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.score.DealScore.Measured;
import io.saluran.pipeline.score.DealScore.Reason;
import io.saluran.pipeline.score.Quality.Bin;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;

/// Reads the score of a deal, in one query.
public final class DealScores {

    private final Db db;

    public DealScores(Db db) {
        this.db = db;
    }

    /// What one value of a factor speaks.
    private record Weight(String factor, String value, int won, int lost, double weight) {

        boolean is(Factor of, String valued) {
            return factor.equals(of.key()) && value.equals(valued);
        }
    }

    /// Empty when nothing was learned yet, the deal is closed or gone, or the viewer may not see it.
    public Optional<DealScore> of(Viewer viewer, UUID deal) {
        var weights = weights();
        var bins = bins();
        return db.read(viewer, sql -> sql.select(DealFactors.ALL)
                .select(SCORE_MODEL.asterisk(), SCORE_STAGE.WON, SCORE_STAGE.LOST, weights, bins)
                .from(DEAL)
                .join(SCORE_MODEL).on(SCORE_MODEL.PIPELINE_ID.eq(DEAL.PIPELINE_ID))
                .leftJoin(SCORE_STAGE).on(SCORE_STAGE.STAGE_ID.eq(DEAL.STAGE_ID))
                .leftJoin(ACCOUNT).on(ACCOUNT.ID.eq(DEAL.ACCOUNT_ID))
                .leftJoin(PRODUCT).on(PRODUCT.ID.eq(DEAL.PRODUCT_ID))
                .where(DEAL.ID.eq(deal), DEAL.DELETED_AT.isNull(), DEAL.OUTCOME.isNull(), viewer.maySee(DEAL))
                .fetchOptional(row -> score(row, row.get(weights), row.get(bins))));
    }

    @Unrestricted("counts of all closed deals of a pipeline, which tell of none of them")
    private static Field<List<Weight>> weights() {
        return multiset(select(SCORE_WEIGHT.FACTOR, SCORE_WEIGHT.VALUE, SCORE_WEIGHT.WON, SCORE_WEIGHT.LOST,
                SCORE_WEIGHT.WEIGHT)
                .from(SCORE_WEIGHT)
                .where(SCORE_WEIGHT.PIPELINE_ID.eq(DEAL.PIPELINE_ID), mayConcern())).as("weights")
                .convertFrom(rows -> rows.map(mapping(Weight::new)));
    }

    /// Words that people write are thousands; only the deal's own are read.
    @Unrestricted("compares with the deal that is asked for")
    private static Condition mayConcern() {
        return SCORE_WEIGHT.FACTOR.in(Factor.SIZE.key(), Factor.BOUGHT_BEFORE.key())
                .or(SCORE_WEIGHT.FACTOR.eq(Factor.SOURCE.key()).and(SCORE_WEIGHT.VALUE.eq(trim(DEAL.SOURCE))))
                .or(SCORE_WEIGHT.FACTOR.eq(Factor.PRODUCT.key()).and(SCORE_WEIGHT.VALUE.eq(PRODUCT.NAME)))
                .or(SCORE_WEIGHT.FACTOR.eq(Factor.INDUSTRY.key()).and(SCORE_WEIGHT.VALUE.eq(trim(ACCOUNT.INDUSTRY))));
    }

    @Unrestricted("counts of all closed deals of a pipeline, which tell of none of them")
    private static Field<List<Bin>> bins() {
        return multiset(select(SCORE_BIN.SAID, SCORE_BIN.WON, SCORE_BIN.DEALS)
                .from(SCORE_BIN)
                .where(SCORE_BIN.PIPELINE_ID.eq(DEAL.PIPELINE_ID))
                .orderBy(SCORE_BIN.BIN)).as("bins").convertFrom(rows -> rows.map(mapping(Bin::new)));
    }

    private static DealScore score(Record row, List<Weight> weights, List<Bin> bins) {
        var model = row.into(SCORE_MODEL);
        var sizes = new Sizes(Arrays.stream(model.getCuts()).map(Objects::requireNonNull).toList());
        var measured = new Measured(model.getWon(), model.getLost(), model.getTested(), model.getAuc(),
                model.getBrier(), model.getPlainBrier(), bins, model.getLearnedAt());
        var all = rate(model.getWon(), model.getLost());
        var here = rate(Objects.requireNonNullElse(row.get(SCORE_STAGE.WON), 0),
                Objects.requireNonNullElse(row.get(SCORE_STAGE.LOST), 0));
        if (!measured.foretells()) {
            return new DealScore(here, here - all, List.of(), measured);
        }
        var calibration = new Calibration(model.getSlope(), model.getIntercept());
        var stage = Chance.logOdds(here) - Chance.logOdds(all);
        var values = DealFactors.of(row, sizes);
        var evidence = Chance.logOdds(all)
                + values.entrySet().stream().mapToDouble(each -> weight(weights, each)).sum();
        var chance = Chance.of(Chance.logOdds(calibration.chance(evidence)) + stage);
        var reasons = new ArrayList<Reason>();
        values.entrySet().forEach(each -> weights.stream().filter(one -> one.is(each.getKey(), each.getValue()))
                .findFirst().ifPresent(one -> {
                    var without = Chance.of(Chance.logOdds(calibration.chance(evidence - one.weight())) + stage);
                    reasons.add(
                            new Reason(each.getKey(), each.getValue(), bounds(each.getKey(), each.getValue(), sizes),
                                    chance - without, one.won(), one.lost()));
                }));
        reasons.sort(Comparator.comparingDouble((Reason reason) -> -Math.abs(reason.points())));
        var unstaged = calibration.chance(evidence);
        return new DealScore(chance, chance - unstaged, List.copyOf(reasons), measured);
    }

    private static double weight(List<Weight> weights, Map.Entry<Factor, String> known) {
        return weights.stream().filter(each -> each.is(known.getKey(), known.getValue())).mapToDouble(Weight::weight)
                .sum();
    }

    private static List<BigDecimal> bounds(Factor factor, String value, Sizes sizes) {
        return factor == Factor.SIZE ? sizes.bounds(value) : List.of();
    }

    /// Drawn towards a half by one deal of each kind, as in [Evidence#rate()].
    private static double rate(int won, int lost) {
        return new Evidence(won, lost, Map.of()).rate();
    }
}
