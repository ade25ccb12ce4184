package io.saluran.pipeline.deal;

import java.util.regex.Pattern;

/// What a renewal is called: as the deal before it, with the year in which it begins.
final class RenewalName {

    private static final int LONGEST = 300;
    private static final Pattern YEAR = Pattern.compile("\\s*\\b20\\d\\d\\s*$");

    private RenewalName() {}

    /// A year at the end of the name gives way to the new one.
    static String of(String name, int year) {
        var bare = YEAR.matcher(name).replaceFirst("").strip();
        var room = LONGEST - 5;
        var kept = bare.codePointCount(0, bare.length()) <= room
                ? bare
                : bare.substring(0, bare.offsetByCodePoints(0, room)).strip();
        return kept.isEmpty() ? Integer.toString(year) : kept + ' ' + year;
    }
}
