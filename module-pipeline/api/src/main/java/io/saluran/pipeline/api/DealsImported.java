package io.saluran.pipeline.api;

import java.util.UUID;

/// An import brought or took back deals.
public record DealsImported(UUID importId) {}
