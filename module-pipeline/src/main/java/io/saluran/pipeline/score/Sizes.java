package io.saluran.pipeline.score;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/// Fifths of the deals by value.
///
/// @param cuts upper ends of the first four fifths, rising; fewer where values are alike; none where there were too few
record Sizes(List<BigDecimal> cuts) {

    private static final int PARTS = 5;
    private static final int FEWEST = 25;

    /// @param values of deals, in any order
    static Sizes of(List<BigDecimal> values) {
        if (values.size() < FEWEST) {
            return new Sizes(List.of());
        }
        var sorted = values.stream().sorted().toList();
        return new Sizes(IntStream.range(1, PARTS)
                .mapToObj(part -> sorted.get(sorted.size() * part / PARTS - 1)).distinct().toList());
    }

    /// Number of the part in which a value lies, from 0.
    String of(BigDecimal value) {
        return String.valueOf(cuts.stream().filter(cut -> value.compareTo(cut) > 0).count());
    }

    /// From where to where a part reaches: one bound for the topmost, which has no end.
    List<BigDecimal> bounds(String part) {
        var number = Integer.parseInt(part);
        var from = number == 0 ? BigDecimal.ZERO : cuts.get(number - 1);
        return number < cuts.size() ? List.of(from, cuts.get(number)) : List.of(from);
    }
}
