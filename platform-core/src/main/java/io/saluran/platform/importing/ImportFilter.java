package io.saluran.platform.importing;

import org.jspecify.annotations.Nullable;

/// Which rows of a checked file are asked for.
///
/// @param problem the reason for which they are left out, a text key; null for any
/// @param field the field that the reason is about, empty for none; null for any
public record ImportFilter(ImportVerdict verdict, @Nullable String problem, @Nullable String field) {

    /// All rows of a verdict.
    public static ImportFilter of(ImportVerdict verdict) {
        return new ImportFilter(verdict, null, null);
    }

    /// Rows that are left out for one reason.
    public static ImportFilter of(ImportCheck.Reason reason) {
        return new ImportFilter(ImportVerdict.REJECT, reason.key(), reason.field());
    }
}
