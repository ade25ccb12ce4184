package io.saluran.pipeline.api;

import java.util.UUID;

/// A contact was made, edited, deleted or restored.
public record ContactChanged(UUID contact, UUID by) {}
