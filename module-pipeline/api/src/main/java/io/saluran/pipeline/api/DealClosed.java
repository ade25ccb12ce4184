package io.saluran.pipeline.api;

import java.util.UUID;

/// A deal was won or lost.
public record DealClosed(UUID deal, boolean won, UUID by) {}
