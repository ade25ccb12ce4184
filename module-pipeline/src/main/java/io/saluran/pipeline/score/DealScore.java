package io.saluran.pipeline.score;

import io.saluran.pipeline.score.Quality.Bin;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How likely an open deal is to be won, and why.
///
/// @param chance from 0 to 1
/// @param stagePoints what having come to its stage adds to the chance, from −1 to 1
/// @param reasons the strongest first; none where what is known of deals does not foretell their end
public record DealScore(double chance, double stagePoints, List<Reason> reasons, Measured measured) {

    /// @param value as it stands in the deal; of [Factor#SIZE] the number of the part, of [Factor#BOUGHT_BEFORE] a boolean
    /// @param bounds of a size: the lower one and the upper one, 0 for none below; empty for others, one for the topmost
    /// @param points what it adds to the chance, from −1 to 1: the chance less the chance without it
    /// @param won closed deals that had it and were won
    /// @param lost those that were lost
    public record Reason(Factor factor, String value, List<BigDecimal> bounds, double points, int won, int lost) {}

    /// What it was learned from, and how good it was on the newest deals, which it had not seen.
    ///
    /// @param auc share of pairs of a won and a lost deal in which the won one had the higher chance; null for none
    /// @param brier mean squared error of the chance
    /// @param plain the same for who says the average share of won deals of each
    /// @param bins fifths of the tested deals, from the lowest chance up
    public record Measured(int won, int lost, int tested, @Nullable Double auc, @Nullable Double brier,
            @Nullable Double plain, List<Bin> bins, Instant learnedAt) {

        /// Of won and of lost deals; below that, shares are chance.
        public static final int FEWEST = 20;

        /// Whether there are deals enough to learn from.
        public boolean isEnough() {
            return won >= FEWEST && lost >= FEWEST;
        }

        /// Whether what is known of a deal told its end better than the average did, so that it is used.
        public boolean foretells() {
            return isEnough() && brier != null && plain != null && brier < plain;
        }
    }
}
