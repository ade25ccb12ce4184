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
/// @param undecided whether it goes to a date and its values can be read in two ways, so that a person must say
/// @param surprise a text key that says what is odd about it, for example two forms of dates; null when nothing is
public record ImportColumn(
        int index,
        String name,
        List<String> samples,
        double filled,
        @Nullable String field,
        @Nullable DateOrder dates,
        boolean undecided,
        @Nullable String surprise) {}
