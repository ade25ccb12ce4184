package io.saluran.pipeline.deal;

import java.util.UUID;

/// What an act was done to, so that acts on the same are taken back in their order.
///
/// @param field its name in the history
record Touched(UUID deal, String field) {}
