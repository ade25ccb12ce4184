package io.saluran.pipeline.api;

import java.util.UUID;

/// A stage is called otherwise.
///
/// @param stays whether a stage of another pipeline is still called as this one was
public record StageRenamed(UUID stage, String from, String to, boolean stays) {}
