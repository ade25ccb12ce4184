package io.saluran.pipeline.score;

/// Turns the sum of evidence into a chance that comes true as often as it says: `logOdds = slope · evidence + intercept`.
/// Evidence that is told twice, by two factors that go together, gets a slope below 1.
record Calibration(double slope, double intercept) {

    private static final int ROUNDS = 50;
    private static final double ENOUGH = 1e-9;
    /// Keeps the slope near 1 where few deals could tell (a normal prior of variance 1 on it).
    private static final double PRIOR = 1;

    /// Platt scaling (1999) by Newton's method on the penalised likelihood.
    ///
    /// @param evidence log odds of each deal as the evidence has them
    static Calibration of(double[] evidence, boolean[] won) {
        var slope = 1.0;
        var intercept = 0.0;
        for (int round = 0; round < ROUNDS; round++) {
            double g0 = 0;
            double g1 = -PRIOR * (slope - 1);
            double h00 = ENOUGH;
            double h01 = 0;
            double h11 = PRIOR;
            for (int i = 0; i < evidence.length; i++) {
                var chance = Chance.of(slope * evidence[i] + intercept);
                var missed = (won[i] ? 1 : 0) - chance;
                var spread = chance * (1 - chance);
                g0 += missed;
                g1 += missed * evidence[i];
                h00 += spread;
                h01 += spread * evidence[i];
                h11 += spread * evidence[i] * evidence[i];
            }
            var determinant = h00 * h11 - h01 * h01;
            var stepIntercept = (h11 * g0 - h01 * g1) / determinant;
            var stepSlope = (h00 * g1 - h01 * g0) / determinant;
            intercept += stepIntercept;
            slope += stepSlope;
            if (Math.abs(stepIntercept) + Math.abs(stepSlope) < ENOUGH) {
                break;
            }
        }
        return new Calibration(slope, intercept);
    }

    double chance(double evidence) {
        return Chance.of(slope * evidence + intercept);
    }
}
