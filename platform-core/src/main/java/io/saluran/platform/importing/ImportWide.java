package io.saluran.platform.importing;

import java.util.Set;

/// How a table may be laid out that has a column for each of something, such as one for each currency, instead of a row.
/// It is read as if it had a row for each: the heading of such a column goes to one field, its cell to another.
///
/// @param headings the field that headings go to
/// @param values the field that cells go to
/// @param known what such a heading can be, in capital letters
public record ImportWide(String headings, String values, Set<String> known) {

    public ImportWide {
        known = Set.copyOf(known);
    }
}
