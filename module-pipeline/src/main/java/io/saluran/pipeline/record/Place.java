package io.saluran.pipeline.record;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a record stands in the list from which its page was opened.
///
/// @param number from 1
/// @param before null at the first
/// @param after null at the last
public record Place(int number, int total, @Nullable UUID before, @Nullable UUID after) {}
