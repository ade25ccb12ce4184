package io.saluran.pipeline.score;

import java.util.Map;

/// A deal that was won or lost, with what was known of it.
///
/// @param values of the factors that are known
record ClosedDeal(boolean won, Map<Factor, String> values) {}
