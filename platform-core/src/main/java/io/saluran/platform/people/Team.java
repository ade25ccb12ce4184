package io.saluran.platform.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A team, in an office, led by a manager.
///
/// @param office the office's name; null for a team that belongs to none
public record Team(UUID id, String name, @Nullable String office, @Nullable UUID manager) {}
