package io.saluran.platform.internal.importing;

import io.saluran.platform.importing.ImportChange;
import io.saluran.platform.importing.ImportField;
import io.saluran.platform.importing.ImportFilter;
import io.saluran.platform.importing.ImportPage;
import io.saluran.platform.importing.ImportPage.Refusal;
import io.saluran.platform.importing.ImportPage.Row;
import io.saluran.platform.importing.ImportTarget;
import io.saluran.platform.importing.ImportVerdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Pages of the rows of a staging table as they were judged, cut by the row's number.
///
/// @param fields of the target
/// @param filled those to which a column goes, which are shown
record Preview(Run run, ImportTarget target, List<ImportField> fields, List<ImportField> filled) {

    /// Each row with these is a case of its own, however many hold the same value.
    private static final Set<String> OWN_CASE = Set.of("import.reason.repeated", "import.reason.missing",
            "import.reason.too-many-cells");

    ImportPage page(ImportFilter filter, long after, int limit) {
        var rows = read(filter, after, limit + 1);
        var shown = rows.subList(0, Math.min(limit, rows.size()));
        var changes = filter.verdict() == ImportVerdict.UPDATE && !shown.isEmpty()
                ? changes(shown)
                : Map.<Long, List<ImportChange>>of();
        var alike = filter.verdict() == ImportVerdict.REJECT ? alike(shown) : Map.<List<String>, Alike>of();
        return new ImportPage(shown.stream().map(row -> row(row, filter.verdict(), changes, alike)).toList(),
                rows.size() > limit);
    }

    private List<Record> read(ImportFilter filter, long after, int limit) {
        var columns = fields.stream().map(field -> Staging.quoted(field.key())).collect(Collectors.joining(", "));
        var bound = new ArrayList<Object>(List.of(filter.verdict().name().toLowerCase(Locale.ROOT), after));
        var narrow = "";
        if (filter.problem() != null) {
            narrow += " and problem = ?";
            bound.add(filter.problem());
        }
        if (filter.field() != null) {
            narrow += " and coalesce(problem_field, '') = ?";
            bound.add(filter.field());
        }
        bound.add(limit);
        return run.sql().fetch("""
                select row_no, problem, problem_field, problem_value, problem_more, %s
                  from %s
                 where verdict = ? and row_no > ?%s
                 order by row_no
                 limit ?""".formatted(columns, run.stagingName(), narrow), bound.toArray());
    }

    private Map<Long, List<ImportChange>> changes(List<Record> rows) {
        return target.changes(run, rows.stream().map(row -> row.get("row_no", Long.class)).toList()).stream()
                .collect(Collectors.groupingBy(ImportChange::row));
    }

    /// Rows with the same value in a field.
    ///
    /// @param all of them
    /// @param problems of those left out because of that field, by reason
    private record Alike(long all, Map<String, Long> problems) {
        static final Alike NONE = new Alike(0, Map.of());
    }

    /// How many rows hold the same in the field for which a row is left out.
    private Map<List<String>, Alike> alike(List<Record> rows) {
        var values = new HashMap<String, List<String>>();
        for (var row : rows) {
            var field = text(row, "problem_field");
            if (isField(field) && !value(row).isEmpty() && !OWN_CASE.contains(text(row, "problem"))) {
                values.computeIfAbsent(field, any -> new ArrayList<>()).add(value(row));
            }
        }
        var counts = new HashMap<List<String>, Alike>();
        values.forEach((field, known) -> run.sql().fetch("""
                select value, problem, count(*) as times
                  from (select %s as value, case when problem_field = ? then problem end as problem from %s) each
                 where value = any(?)
                 group by value, problem""".formatted(Staging.asWritten(field), run.stagingName()), field,
                DSL.val(known.toArray(String[]::new)))
                .forEach(row -> counts.merge(List.of(field, row.get("value", String.class)),
                        new Alike(row.get("times", Long.class), Map.of(text(row, "problem"),
                                row.get("times", Long.class))),
                        Preview::together)));
        return counts;
    }

    private static Alike together(Alike one, Alike other) {
        var problems = new HashMap<>(one.problems());
        problems.putAll(other.problems());
        return new Alike(one.all() + other.all(), problems);
    }

    private Row row(Record row, ImportVerdict verdict, Map<Long, List<ImportChange>> changes,
            Map<List<String>, Alike> alike) {
        var cells = new LinkedHashMap<String, String>();
        for (var field : filled) {
            var cell = nullable(row.get(field.key(), String.class));
            if (cell != null) {
                cells.put(field.key(), cell);
            }
        }
        var number = row.get("row_no", Long.class);
        return new Row(number, cells, changes.getOrDefault(number, List.of()),
                verdict == ImportVerdict.REJECT ? Optional.of(refusal(row, alike)) : Optional.empty());
    }

    private Refusal refusal(Record row, Map<List<String>, Alike> alike) {
        var field = text(row, "problem_field");
        var value = value(row);
        var same = alike.getOrDefault(List.of(field, value), Alike.NONE);
        return new Refusal(text(row, "problem"), field, value, text(row, "problem_more"), same.all(),
                same.all() - same.problems().getOrDefault(text(row, "problem"), 0L));
    }

    /// What stands in the cell for which a row is left out: as it was staged, or else as it could not be read.
    private String value(Record row) {
        var field = text(row, "problem_field");
        var staged = isField(field) ? text(row, field) : "";
        return staged.isEmpty() ? text(row, "problem_value") : staged;
    }

    private boolean isField(String key) {
        return fields.stream().anyMatch(field -> field.key().equals(key));
    }

    private static String text(Record row, String column) {
        var text = nullable(row.get(column, String.class));
        return text == null ? "" : text;
    }

    private static @Nullable String nullable(@Nullable String text) {
        return text;
    }
}
