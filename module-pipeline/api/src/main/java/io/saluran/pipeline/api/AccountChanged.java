package io.saluran.pipeline.api;

import java.util.UUID;

/// An account was made, edited, deleted or restored.
public record AccountChanged(UUID account, UUID by) {}
