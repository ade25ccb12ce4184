package io.saluran.platform.importing;

import org.jspecify.annotations.Nullable;

/// A field of a record that a row would change. Dates are `YYYY-MM-DD`, numbers plain.
///
/// @param row in the file
/// @param field its key
/// @param was null when the field was empty
public record ImportChange(long row, String field, @Nullable String was, String becomes) {}
