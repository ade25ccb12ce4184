package io.saluran.platform.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column of the file, and where it goes.
///
/// @param index counted from 0
/// @param name its heading; empty for a column without one
/// @param samples up to three different values from its top
/// @param filled how much of it is not empty, 0 to 1
/// @param field the key of the field it goes to; null when it is left out
/// @param dates how its dates are read; null for a column without dates, or whose dates can be read in two ways
/// @param undecided whether its dates or numbers can be read in two ways, so that a person must say
/// @param surprise a text key that says what is odd about it, for example two forms of dates; null when nothing is
/// @param decimals how its numbers are read; null for a column whose numbers have no sign in them, or can be read in two
///        ways
/// @param signs whether there are signs in its numbers, so that there is something to say about them
/// @param understood the first of its dates or numbers that can be read, as `2026-11-03` or `1234.56`; null when none can
/// @param understoodOf that date or number as the file has it; null where `understood` is
public record ImportColumn(
        int index,
        String name,
        List<String> samples,
        double filled,
        @Nullable String field,
        @Nullable DateOrder dates,
        boolean undecided,
        @Nullable String surprise,
        @Nullable DecimalSign decimals,
        boolean signs,
        @Nullable String understood,
        @Nullable String understoodOf) {

    public ImportColumn(int index, String name, List<String> samples, double filled, @Nullable String field,
            @Nullable DateOrder dates, boolean undecided, @Nullable String surprise) {
        this(index, name, samples, filled, field, dates, undecided, surprise, null, false, null, null);
    }

    /// One whose example is the first sample, as long as there was no other way to say it.
    public ImportColumn(int index, String name, List<String> samples, double filled, @Nullable String field,
            @Nullable DateOrder dates, boolean undecided, @Nullable String surprise, @Nullable DecimalSign decimals,
            boolean signs, @Nullable String understood) {
        this(index, name, samples, filled, field, dates, undecided, surprise, decimals, signs, understood,
                understood == null || samples.isEmpty() ? null : samples.getFirst());
    }
}
