package io.saluran.platform.internal.importing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Values that look for the name they are most alike to, among names that come by one after the other.
///
/// Two sets of trigrams that are alike enough share one of their rarest: of a set of 20 at 0.6, one of the 9 rarest (prefix
/// filtering, Chaudhuri, Ganti and Kaushik 2006). So a name is compared only with the values that share one of those with it,
/// and what is found is what comparing all with all would find.
final class NearIndex {

    // Likeness is a float of PostgreSQL; what is reckoned here must never be above what it would be there.
    private static final double SLACK = 1e-6;

    private final double near;
    private final int[][] values;
    private final Map<Integer, Gram> grams = new HashMap<>();
    private final float[] alike;
    private final int[] seen;
    private int[] shared = new int[0];
    private int turn;

    /// A trigram of the values.
    private static final class Gram {
        private final int number;
        private int times;
        private int[] values = new int[2];
        private int size;

        Gram(int number) {
            this.number = number;
        }

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        /// The order of both values and names: the rarest come first.
        static int compare(Gram one, Gram other) {
            return one.times != other.times
                    ? Integer.compare(one.times, other.times)
                    : Integer.compare(one.number, other.number);
        }
    }

    /// Hears of a name that is more alike to a value than those before it.
    @FunctionalInterface
    interface Better {
        void found(int value, float alike);
    }

    /// @param values the trigrams of each
    /// @param near from which likeness on it is told
    NearIndex(List<int[]> values, double near) {
        this.near = near;
        this.values = new int[values.size()][];
        this.alike = new float[values.size()];
        this.seen = new int[values.size()];
        for (var value : values) {
            for (int gram : value) {
                grams.computeIfAbsent(gram, any -> new Gram(grams.size())).times++;
            }
        }
        for (int i = 0; i < this.values.length; i++) {
            add(i, values.get(i));
        }
        shared = new int[grams.size()];
    }

    private void add(int value, int[] its) {
        var sorted = Arrays.stream(its).mapToObj(grams::get).sorted(Gram::compare).toArray(Gram[]::new);
        values[value] = Arrays.stream(sorted).mapToInt(gram -> gram.number).toArray();
        for (int i = 0; i < Math.min(rarest(its.length), sorted.length); i++) {
            sorted[i].add(value);
        }
    }

    /// Among how many of its rarest trigrams one is shared with whatever is alike enough.
    private int rarest(int size) {
        return size - (int) Math.ceil(near * size - SLACK) + 1;
    }

    /// Looks which values a name is the most alike to so far. Of names that are just as much alike, the first one stays.
    void look(int[] name, Better better) {
        turn++;
        var known = Arrays.stream(name).mapToObj(grams::get).filter(gram -> gram != null).sorted(Gram::compare)
                .toArray(Gram[]::new);
        for (var gram : known) {
            shared[gram.number] = turn;
        }
        // Trigrams that no value has are the rarest.
        int last = Math.min(known.length, rarest(name.length) - (name.length - known.length));
        for (int i = 0; i < last; i++) {
            for (int each = 0; each < known[i].size; each++) {
                compare(known[i].values[each], name.length, better);
            }
        }
    }

    private void compare(int value, int size, Better better) {
        if (seen[value] == turn) {
            return;
        }
        seen[value] = turn;
        var its = values[value];
        float most = Math.min(size, its.length) / (float) Math.max(size, its.length);
        if (most < near || most <= alike[value]) {
            return;
        }
        double least = Math.max(near, alike[value]);
        // So many of the value's may be missing in the name. The rarest come first, so that most are given up soon.
        int spare = its.length - (int) Math.ceil(least * (size + its.length) / (1 + least) - SLACK);
        int missing = 0;
        for (int gram : its) {
            if (shared[gram] != turn && ++missing > spare) {
                return;
            }
        }
        int same = its.length - missing;
        float now = same / (float) (size + its.length - same);
        if (now >= near && now > alike[value]) {
            alike[value] = now;
            better.found(value, now);
        }
    }
}
