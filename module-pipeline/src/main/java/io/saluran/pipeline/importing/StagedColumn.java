package io.saluran.pipeline.importing;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A column of staged rows that goes to a column of their records, in SQL on `row` and on the record's alias.
///
/// @param field its name in the file
/// @param column its name in the record's table
/// @param value what the row has for it, of the column's type
/// @param compared what the row has for it, to be compared
/// @param number whether people read it as a number
/// @param names the table in which what it refers to has its name; null when it refers to nothing
record StagedColumn(String field, String column, String value, String compared, boolean number,
        @Nullable String names) {

    static StagedColumn text(String name) {
        return new StagedColumn(name, name, "row." + name, "row." + name, false, null);
    }

    static StagedColumn number(String name) {
        return new StagedColumn(name, name, "row." + name + "::numeric", "row." + name + "::numeric", true, null);
    }

    static StagedColumn whole(String name) {
        return new StagedColumn(name, name, "row." + name + "::numeric::int", "row." + name + "::numeric", true, null);
    }

    /// One that `resolve` has looked up; where nothing is found yet, it will be made.
    static StagedColumn reference(String name, String names) {
        return new StagedColumn(name, name + "_id", "row." + name + "_id", "row." + name + "_id", false, names);
    }

    /// The condition that a row has another value than its record.
    String changes(String record) {
        var differs = record + '.' + column + " is distinct from " + compared;
        return "row." + field + " is not null and "
                + (names == null ? differs : "(" + value + " is null or " + differs + ")");
    }

    /// The value after the change, for the list of an update.
    String set(String record) {
        return column + " = coalesce(" + value + ", " + record + '.' + column + ')';
    }

    /// What it is joined with to have names.
    String join(String record) {
        return names == null
                ? ""
                : """

                        left join %1$s was_%2$s on was_%2$s.id = %3$s.%4$s
                        left join %1$s new_%2$s on new_%2$s.id = row.%4$s""".formatted(names, field, record, column);
    }

    /// The field as the history calls it, what it is and what it becomes; what a row does not say stays.
    String history(String record) {
        var key = new StringBuilder();
        for (var part : field.split("_")) {
            key.append(key.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        if (names != null) {
            return "('%2$s', was_%1$s.name, case when row.%3$s is null then was_%1$s.name else new_%1$s.name end)"
                    .formatted(field, key, column);
        }
        var was = record + '.' + column;
        var becomes = "coalesce(%s, %s)".formatted(compared, was);
        return number
                ? "('%s', %s, %s)".formatted(key, Changes.number(was), Changes.number(becomes))
                : "('%s', %s, %s)".formatted(key, was, becomes);
    }

    /// The field, what it is and what it becomes, as people read it.
    String told(String record) {
        if (names != null) {
            return "('%1$s', was_%1$s.name, coalesce(new_%1$s.name, row.%1$s))".formatted(field);
        }
        var was = record + '.' + column;
        return number
                ? "('%s', %s, %s)".formatted(field, Changes.number(was), Changes.number("row." + field))
                : "('%s', %s, row.%s)".formatted(field, was, field);
    }
}
