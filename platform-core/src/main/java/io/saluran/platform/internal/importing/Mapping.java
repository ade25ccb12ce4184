package io.saluran.platform.internal.importing;

import io.saluran.platform.importing.DateOrder;
import io.saluran.platform.importing.ImportColumn;
import io.saluran.platform.importing.ImportField;
import io.saluran.platform.importing.ImportProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which column goes to which field, and how its dates are read.
final class Mapping {

    private final List<ImportField> fields;
    private final TableLook look;
    private final @Nullable String[] goesTo;
    private final Map<Integer, DateOrder> chosen = new HashMap<>();

    Mapping(List<ImportField> fields, TableLook look, @Nullable String[] guesses) {
        this.fields = fields;
        this.look = look;
        this.goesTo = Arrays.copyOf(guesses, look.columns().size());
    }

    void map(int column, @Nullable String key) {
        if (key != null) {
            field(key);
            for (int i = 0; i < goesTo.length; i++) {
                if (key.equals(goesTo[i])) {
                    goesTo[i] = null;
                }
            }
        }
        goesTo[column] = key;
    }

    /// Takes over what headings went to before; others keep their guess.
    void mapByHeading(Map<String, String> byHeading) {
        byHeading.forEach((heading, key) -> {
            var column = heading(heading);
            if (column >= 0) {
                map(column, key.isBlank() ? null : key);
            }
        });
    }

    int heading(String heading) {
        for (int i = 0; i < look.columns().size(); i++) {
            if (look.columns().get(i).name().equalsIgnoreCase(heading.strip())) {
                return i;
            }
        }
        return -1;
    }

    void readDates(int column, DateOrder order) {
        chosen.put(column, order);
    }

    /// The option `dates` for all columns, `dates.FIELD` for one.
    void readDates(Map<String, String> options) {
        options.forEach((key, code) -> {
            if (key.equals("dates") || key.startsWith("dates.")) {
                var order = DateOrder.of(code)
                        .orElseThrow(() -> new ImportProblem("import.problem.dates-option", code));
                for (int i = 0; i < goesTo.length; i++) {
                    if (isDate(i) && (key.equals("dates") || key.equals("dates." + goesTo[i]))) {
                        chosen.put(i, order);
                    }
                }
            }
        });
    }

    Set<String> mapped() {
        var mapped = new LinkedHashSet<String>();
        for (var key : goesTo) {
            if (key != null) {
                mapped.add(key);
            }
        }
        return mapped;
    }

    Map<String, String> byHeading() {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < goesTo.length; i++) {
            var key = goesTo[i];
            map.put(look.columns().get(i).name(), key == null ? "" : key);
        }
        return map;
    }

    List<ImportField> missing() {
        var mapped = mapped();
        return fields.stream().filter(field -> field.required() && !mapped.contains(field.key())).toList();
    }

    List<ImportColumn> columns() {
        var columns = new ArrayList<ImportColumn>();
        for (int i = 0; i < goesTo.length; i++) {
            var profile = look.columns().get(i);
            var order = isDate(i) ? order(i) : Optional.<DateOrder>empty();
            columns.add(new ImportColumn(i, profile.name(), profile.samples(), profile.filled(look.rows()), goesTo[i],
                    order.orElse(null), isDate(i) && order.isEmpty(), surprise(i)));
        }
        return columns;
    }

    /// @throws ImportProblem if a required field has no column, or dates can be read in two ways
    List<CellReader> readers() {
        var readers = new ArrayList<CellReader>();
        for (int i = 0; i < goesTo.length; i++) {
            var key = goesTo[i];
            if (key != null) {
                var profile = look.columns().get(i);
                DateOrder order = null;
                if (isDate(i)) {
                    var sample = profile.samples().isEmpty() ? "" : profile.samples().getFirst();
                    order = order(i).orElseThrow(
                            () -> new ImportProblem("import.problem.which-date", profile.name(), sample));
                }
                readers.add(new CellReader(i, field(key), order, profile.decimal()));
            }
        }
        if (readers.isEmpty()) {
            throw new ImportProblem("import.problem.nothing-recognised",
                    String.join(", ", look.heading().stream().limit(5).toList()));
        }
        return readers;
    }

    private Optional<DateOrder> order(int column) {
        return Optional.ofNullable(chosen.get(column)).or(() -> look.columns().get(column).dates().order());
    }

    private @Nullable String surprise(int column) {
        var profile = look.columns().get(column);
        if (isDate(column) && profile.dates().mixed()) {
            return "import.surprise.two-date-forms";
        }
        return isDate(column) && !profile.hasDates() && !profile.samples().isEmpty()
                ? "import.surprise.no-dates"
                : null;
    }

    private boolean isDate(int column) {
        var key = goesTo[column];
        return key != null && field(key).kind() == ImportField.Kind.DATE;
    }

    private ImportField field(String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst()
                .orElseThrow(() -> new ImportProblem("import.problem.unknown-field", key,
                        String.join(", ", fields.stream().map(ImportField::key).toList())));
    }
}
