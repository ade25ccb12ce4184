package io.saluran.platform.importing;

import java.util.List;

/// What an import makes on the way, beside a record for each row: for example accounts that nobody has yet.
///
/// @param key text key of what it is, with the argument count
/// @param names as people know it; the first [#MOST_NAMES] of them
/// @param count of all
public record ImportMade(String key, List<String> names, long count) {

    public static final int MOST_NAMES = 50;
}
