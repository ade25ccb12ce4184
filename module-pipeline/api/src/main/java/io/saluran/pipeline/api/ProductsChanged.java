package io.saluran.pipeline.api;

import java.util.UUID;

/// A product was made, changed, archived or restored.
public record ProductsChanged(UUID by) {}
