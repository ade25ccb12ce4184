package io.saluran.pipeline.api;

import java.util.UUID;

/// A deal was made, edited, reopened, deleted or restored.
public record DealChanged(UUID deal, UUID by) {}
