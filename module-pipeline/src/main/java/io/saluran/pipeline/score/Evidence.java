package io.saluran.pipeline.score;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How often deals of each kind were won and lost.
///
/// @param won all that were won
/// @param lost all that were lost
record Evidence(int won, int lost, Map<Factor, Map<String, Count>> counts) {

    /// As many deals of the average kind are thought beside those of each value, so that a few do not tell much.
    private static final double AVERAGE = 10;

    record Count(int won, int lost) {

        Count and(boolean isWon) {
            return isWon ? new Count(won + 1, lost) : new Count(won, lost + 1);
        }
    }

    static Evidence of(List<ClosedDeal> deals) {
        var counts = new EnumMap<Factor, Map<String, Count>>(Factor.class);
        var won = 0;
        for (var deal : deals) {
            won += deal.won() ? 1 : 0;
            deal.values().forEach((factor, value) -> counts.computeIfAbsent(factor, each -> new HashMap<>())
                    .merge(value, new Count(0, 0).and(deal.won()),
                            (known, one) -> new Count(known.won() + one.won(), known.lost() + one.lost())));
        }
        return new Evidence(won, deals.size() - won, counts);
    }

    /// What a value speaks for winning: the weight of evidence, ln P(value | won) / P(value | lost) (Good 1950), among the
    /// deals of which the factor is known, drawn towards 0 by an m-estimate (Cestnik 1990) with m = 10. 0 for a value that
    /// was never met.
    double weight(Factor factor, String value) {
        var of = counts.getOrDefault(factor, Map.of());
        var count = of.get(value);
        if (count == null) {
            return 0;
        }
        var known = of.values().stream().reduce(new Count(0, 0),
                (sum, each) -> new Count(sum.won() + each.won(), sum.lost() + each.lost()));
        if (known.won() == 0 || known.lost() == 0) {
            return 0;
        }
        var share = (count.won() + count.lost()) / (double) (known.won() + known.lost());
        var amongWon = (count.won() + AVERAGE * share) / (known.won() + AVERAGE);
        var amongLost = (count.lost() + AVERAGE * share) / (known.lost() + AVERAGE);
        return Math.log(amongWon / amongLost);
    }

    /// What all that is known of a deal speaks for winning it.
    double weight(Map<Factor, String> values) {
        return values.entrySet().stream().mapToDouble(each -> weight(each.getKey(), each.getValue())).sum();
    }

    /// Share of the won ones, drawn towards a half by one deal of each kind (Laplace).
    double rate() {
        return (won + 1.0) / (won + lost + 2);
    }
}
