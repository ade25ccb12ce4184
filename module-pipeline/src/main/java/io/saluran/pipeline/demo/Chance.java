package io.saluran.pipeline.demo;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Chance that falls the same way each time, so that every demo is alike but for its dates.
final class Chance {

    private static final long SEED = 20_261_125;

    private final RandomGenerator random = new SplittableRandom(SEED);

    boolean in(double share) {
        return random.nextDouble() < share;
    }

    /// @param least inclusive
    /// @param most inclusive
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    double between(double least, double most) {
        return random.nextDouble(least, most);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /// An index, by weights.
    int weighted(double... weights) {
        var sum = 0.0;
        for (var weight : weights) {
            sum += weight;
        }
        var left = random.nextDouble(sum);
        for (int i = 0; i < weights.length; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }
}
