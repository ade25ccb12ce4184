package io.saluran.pipeline.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// How good chances were that were told of deals before their end.
///
/// @param tested deals
/// @param auc how often a won deal had the higher chance of a won and a lost one: area under the ROC curve, as the
///        Mann-Whitney statistic, ties counted half; NaN where all ended alike
/// @param brier mean squared distance between the chance and what came (Brier 1950); lower is better
/// @param plain the same for who says the average of earlier deals of each
/// @param bins fifths of the deals, from the lowest chance up
public record Quality(int tested, double auc, double brier, double plain, List<Bin> bins) {

    private static final int BINS = 5;

    /// @param said mean chance of these deals
    public record Bin(double said, int won, int deals) {}

    static Quality of(double[] chances, boolean[] won, double average) {
        var order = IntStream.range(0, chances.length).boxed().sorted(Comparator.comparingDouble(i -> chances[i]))
                .mapToInt(Integer::intValue).toArray();
        return new Quality(chances.length, auc(chances, won, order), brier(chances, won),
                brier(filled(average, chances.length), won), bins(chances, won, order));
    }

    private static double[] filled(double value, int length) {
        var all = new double[length];
        Arrays.fill(all, value);
        return all;
    }

    private static double brier(double[] chances, boolean[] won) {
        return IntStream.range(0, chances.length).mapToDouble(i -> {
            var missed = (won[i] ? 1 : 0) - chances[i];
            return missed * missed;
        }).average().orElse(Double.NaN);
    }

    private static double auc(double[] chances, boolean[] won, int[] order) {
        double ranks = 0;
        long wins = 0;
        for (int from = 0; from < order.length;) {
            var to = from;
            while (to < order.length && chances[order[to]] == chances[order[from]]) {
                to++;
            }
            var rank = (from + 1 + to) / 2.0;
            for (int i = from; i < to; i++) {
                if (won[order[i]]) {
                    ranks += rank;
                    wins++;
                }
            }
            from = to;
        }
        var losses = order.length - wins;
        return (ranks - wins * (wins + 1) / 2.0) / ((double) wins * losses);
    }

    private static List<Bin> bins(double[] chances, boolean[] won, int[] order) {
        var bins = new ArrayList<Bin>();
        for (int bin = 0; bin < BINS; bin++) {
            var from = order.length * bin / BINS;
            var to = order.length * (bin + 1) / BINS;
            if (from < to) {
                var of = Arrays.copyOfRange(order, from, to);
                bins.add(new Bin(Arrays.stream(of).mapToDouble(i -> chances[i]).average().orElseThrow(),
                        (int) Arrays.stream(of).filter(i -> won[i]).count(), to - from));
            }
        }
        return bins;
    }
}
