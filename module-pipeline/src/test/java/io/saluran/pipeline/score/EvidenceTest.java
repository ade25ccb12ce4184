package io.saluran.pipeline.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P2")
class EvidenceTest {

    private static List<ClosedDeal> deals(int won, int lost, Map<Factor, String> values) {
        var deals = new ArrayList<>(Collections.nCopies(won, new ClosedDeal(true, values)));
        deals.addAll(Collections.nCopies(lost, new ClosedDeal(false, values)));
        return deals;
    }

    @Test
    void a_value_weighs_what_its_shares_among_won_and_lost_say_drawn_towards_nothing() {
        var deals = deals(30, 10, Map.of(Factor.SOURCE, "Referral"));
        deals.addAll(deals(20, 40, Map.of(Factor.SOURCE, "Cold call")));

        // by hand: share of all 40/100; (30 + 10·0.4) / (50 + 10) over (10 + 10·0.4) / (50 + 10) = 34 / 14
        assertThat(Evidence.of(deals).weight(Factor.SOURCE, "Referral")).isCloseTo(Math.log(34.0 / 14), within(1e-12));
        // (20 + 6) / 60 over (40 + 6) / 60
        assertThat(Evidence.of(deals).weight(Factor.SOURCE, "Cold call")).isCloseTo(Math.log(26.0 / 46), within(1e-12));
    }

    @Test
    void what_was_never_met_or_is_known_of_won_deals_only_says_nothing() {
        var deals = deals(30, 0, Map.of(Factor.SIZE, "1"));
        deals.addAll(deals(0, 30, Map.of()));

        assertThat(Evidence.of(deals).weight(Factor.SIZE, "1")).isZero();
        assertThat(Evidence.of(deals).weight(Factor.SIZE, "7")).isZero();
        assertThat(Evidence.of(deals).weight(Factor.SOURCE, "Referral")).isZero();
    }

    @Test
    void a_calibration_is_where_the_likelihood_is_flat() {
        var random = new SplittableRandom(7);
        var evidence = random.doubles(2_000, -3, 3).toArray();
        var won = new boolean[evidence.length];
        for (int i = 0; i < won.length; i++) {
            won[i] = random.nextDouble() < 1 / (1 + Math.exp(-(0.5 * evidence[i] - 0.8)));
        }

        var found = Calibration.of(evidence, won);

        assertThat(found.slope()).isCloseTo(0.5, within(0.1));
        assertThat(found.intercept()).isCloseTo(-0.8, within(0.15));
        var residual = IntStream.range(0, won.length)
                .mapToDouble(i -> (won[i] ? 1 : 0) - found.chance(evidence[i])).sum();
        var tilted = IntStream.range(0, won.length)
                .mapToDouble(i -> evidence[i] * ((won[i] ? 1 : 0) - found.chance(evidence[i]))).sum();
        assertThat(residual).isCloseTo(0, within(1e-5));
        assertThat(tilted - (found.slope() - 1)).as("with the prior").isCloseTo(0, within(1e-5));
    }

    @Test
    void a_calibration_without_deals_changes_nothing() {
        var none = Calibration.of(new double[0], new boolean[0]);

        assertThat(none.chance(0.7)).isCloseTo(Chance.of(0.7), within(1e-6));
    }

    @Test
    void the_quality_is_that_of_all_pairs() {
        var random = new SplittableRandom(11);
        var chances = random.ints(300, 0, 20).mapToDouble(each -> each / 20.0).toArray();
        var won = new boolean[chances.length];
        for (int i = 0; i < won.length; i++) {
            won[i] = random.nextDouble() < chances[i];
        }
        double right = 0;
        double pairs = 0;
        for (int i = 0; i < won.length; i++) {
            for (int j = 0; j < won.length; j++) {
                if (won[i] && !won[j]) {
                    pairs++;
                    right += chances[i] > chances[j] ? 1 : chances[i] == chances[j] ? 0.5 : 0;
                }
            }
        }

        var quality = Quality.of(chances, won, 0.5);

        assertThat(quality.auc()).isCloseTo(right / pairs, within(1e-12));
        assertThat(quality.plain()).isCloseTo(0.25, within(1e-12));
        assertThat(quality.bins()).extracting(Quality.Bin::deals).containsOnly(60);
        assertThat(quality.bins().stream().mapToInt(Quality.Bin::won).sum())
                .isEqualTo((int) IntStream.range(0, won.length).filter(i -> won[i]).count());
    }

    @Test
    void sizes_are_fifths_whose_bounds_belong_below() {
        var sizes = Sizes.of(IntStream.rangeClosed(1, 100).mapToObj(BigDecimal::valueOf).toList());

        assertThat(sizes.cuts()).extracting(BigDecimal::intValue).containsExactly(20, 40, 60, 80);
        assertThat(sizes.of(BigDecimal.valueOf(20))).isEqualTo("0");
        assertThat(sizes.of(BigDecimal.valueOf(21))).isEqualTo("1");
        assertThat(sizes.of(BigDecimal.valueOf(1_000))).isEqualTo("4");
        assertThat(sizes.bounds("4")).extracting(BigDecimal::intValue).containsExactly(80);
        assertThat(Sizes.of(Collections.nCopies(50, BigDecimal.TEN)).cuts()).hasSize(1);
    }
}
