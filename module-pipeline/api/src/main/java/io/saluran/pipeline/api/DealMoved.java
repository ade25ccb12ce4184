package io.saluran.pipeline.api;

import java.util.UUID;

/// A deal went to another stage.
public record DealMoved(UUID deal, UUID from, UUID to, UUID by) {}
