package io.saluran.pipeline.score;

/// Odds and chances.
final class Chance {

    private Chance() {}

    /// @param chance above 0 and below 1
    static double logOdds(double chance) {
        return Math.log(chance / (1 - chance));
    }

    static double of(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }
}
