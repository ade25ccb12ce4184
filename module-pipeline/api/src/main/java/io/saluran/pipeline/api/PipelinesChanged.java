package io.saluran.pipeline.api;

import java.util.UUID;

/// A pipeline, its stages or the reasons for closing were changed; deals may have gone to other stages with it.
public record PipelinesChanged(UUID by) {}
