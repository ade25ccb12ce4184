package io.saluran.platform.internal.importing;

import io.saluran.platform.importing.DateOrder;
import io.saluran.platform.importing.ImportColumn;
import io.saluran.platform.importing.ImportField;
import io.saluran.platform.importing.ImportProblem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Which column goes to which field, and how its dates are read.
final class Mapping {

    private static final String AMOUNT = "value";
    private static final String CURRENCY = "currency";

    private final List<ImportField> fields;
    private final TableLook look;
    private final @Nullable String[] goesTo;
    private final ColumnForms forms;

    /// @param decimal the sign that surely parts decimals in the file; 0 when the columns must say
    Mapping(List<ImportField> fields, TableLook look, @Nullable String[] guesses, char decimal) {
        this.fields = fields;
        this.look = look;
        this.goesTo = Arrays.copyOf(guesses, look.columns().size());
        this.forms = new ColumnForms(look.columns(), decimal);
    }

    ColumnForms forms() {
        return forms;
    }

    /// @return the fields that come from another column than before, or from none
    Set<String> map(int column, @Nullable String key) {
        var moved = new HashSet<String>();
        var before = goesTo[column];
        if (before != null && !before.equals(key)) {
            moved.add(before);
        }
        if (key != null && !key.equals(before)) {
            field(key);
            moved.add(key);
            for (int i = 0; i < goesTo.length; i++) {
                if (key.equals(goesTo[i])) {
                    goesTo[i] = null;
                }
            }
        }
        goesTo[column] = key;
        return moved;
    }

    /// The field of each column; empty for one that is left out.
    List<String> goesTo() {
        return Arrays.stream(goesTo).map(key -> key == null ? "" : key).toList();
    }

    /// @param keys as [#goesTo]; fields that are not there any more are passed over
    void mapAll(List<String> keys) {
        for (int i = 0; i < goesTo.length; i++) {
            goesTo[i] = i < keys.size() && isField(keys.get(i)) ? keys.get(i) : null;
        }
    }

    boolean isField(String key) {
        return fields.stream().anyMatch(field -> field.key().equals(key));
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
        for (int i = 0; i < look.columns().size() && !heading.isBlank(); i++) {
            if (look.columns().get(i).name().equalsIgnoreCase(heading.strip())) {
                return i;
            }
        }
        return -1;
    }

    /// The options `dates` and `decimals` for all columns, `dates.FIELD` and `decimals.FIELD` for one.
    void readForms(Map<String, String> options) {
        options.forEach((key, code) -> {
            for (int i = 0; i < goesTo.length; i++) {
                if (isDate(i) && (key.equals("dates") || key.equals("dates." + goesTo[i]))) {
                    forms.readDates(i, ColumnForms.order(code));
                } else if (isNumber(i) && (key.equals("decimals") || key.equals("decimals." + goesTo[i]))) {
                    forms.readNumbers(i, ColumnForms.sign(code));
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
        if (currencyOf() >= 0) {
            mapped.add(CURRENCY);
        }
        return mapped;
    }

    /// The column of amounts whose values say their currency, where no other column says it; -1 for none.
    private int currencyOf() {
        var free = fields.stream().anyMatch(field -> field.key().equals(CURRENCY))
                && !Arrays.asList(goesTo).contains(CURRENCY);
        for (int i = 0; i < goesTo.length && free; i++) {
            if (AMOUNT.equals(goesTo[i]) && look.columns().get(i).numbers().saysCurrency()) {
                return i;
            }
        }
        return -1;
    }

    Map<String, String> byHeading() {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < goesTo.length; i++) {
            var key = goesTo[i];
            if (!look.columns().get(i).name().isEmpty()) {
                map.put(look.columns().get(i).name(), key == null ? "" : key);
            }
        }
        return map;
    }

    /// Where in the file each field comes from.
    Map<String, Integer> columnOf() {
        var map = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < goesTo.length; i++) {
            var key = goesTo[i];
            if (key != null) {
                map.put(key, i);
            }
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
            columns.add(isDate(i) ? ofDates(i, profile) : isNumber(i) ? ofNumbers(i, profile) : plain(i, profile));
        }
        return columns;
    }

    private ImportColumn plain(int i, Profile profile) {
        return new ImportColumn(i, profile.name(), profile.samples(), profile.filled(look.rows()), goesTo[i], null,
                false,
                surprise(i));
    }

    /// A sample with what it is read as.
    private record Understood(@Nullable String of, @Nullable String as) {

        static Understood first(Profile profile, Function<String, Optional<String>> reading) {
            return profile.samples().stream()
                    .flatMap(sample -> reading.apply(sample).map(as -> new Understood(sample, as)).stream()).findFirst()
                    .orElse(new Understood(null, null));
        }
    }

    private ImportColumn ofDates(int i, Profile profile) {
        var order = forms.order(i);
        var read = Understood.first(profile, sample -> order
                .flatMap(known -> DateReading.read(sample, known)).map(LocalDate::toString));
        return new ImportColumn(i, profile.name(), profile.samples(), profile.filled(look.rows()), goesTo[i],
                order.orElse(null), order.isEmpty(), surprise(i), null, false, read.as(), read.of());
    }

    private ImportColumn ofNumbers(int i, Profile profile) {
        var field = field(String.valueOf(goesTo[i]));
        var sign = forms.sign(i, field.kind() == ImportField.Kind.WHOLE);
        var read = Understood.first(profile, sample -> sign.flatMap(known -> Optional
                .ofNullable(new CellReader(i, field, null, known.sign()).read(CellReader.plain(sample)).text())));
        return new ImportColumn(i, profile.name(), profile.samples(), profile.filled(look.rows()), goesTo[i], null,
                sign.isEmpty(), surprise(i), profile.numbers().signs() ? sign.orElse(null) : null,
                profile.numbers().signs(), read.as(), read.of());
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
                    order = forms.order(i).orElseThrow(
                            () -> new ImportProblem("import.problem.which-date", profile.name(), sample));
                }
                char decimal = '.';
                if (isNumber(i)) {
                    var sample = profile.samples().isEmpty() ? "" : profile.samples().getFirst();
                    decimal = forms.sign(i, kind(i) == ImportField.Kind.WHOLE).orElseThrow(
                            () -> new ImportProblem("import.problem.which-decimals", profile.name(), sample)).sign();
                }
                readers.add(new CellReader(i, field(key), order, decimal));
            }
        }
        if (currencyOf() >= 0) {
            readers.add(CellReader.ofCurrency(currencyOf(), field(CURRENCY)));
        }
        if (readers.isEmpty()) {
            throw new ImportProblem("import.problem.nothing-recognised",
                    String.join(", ", look.names().stream().limit(5).toList()));
        }
        return readers;
    }

    private @Nullable String surprise(int column) {
        var profile = look.columns().get(column);
        if (isNumber(column) && profile.numbers().currenciesDiffer()) {
            return "import.surprise.two-currencies";
        }
        if (isNumber(column) && !profile.isNumbers() && !profile.samples().isEmpty()) {
            return "import.surprise.not-numbers";
        }
        if (profile.isRepeated()) {
            return "import.surprise.same-heading";
        }
        if (isDate(column) && profile.dates().mixed()) {
            return "import.surprise.two-date-forms";
        }
        return isDate(column) && !profile.hasDates() && !profile.samples().isEmpty()
                ? "import.surprise.no-dates"
                : null;
    }

    private boolean isDate(int column) {
        return kind(column) == ImportField.Kind.DATE;
    }

    private boolean isNumber(int column) {
        var kind = kind(column);
        return kind == ImportField.Kind.NUMBER || kind == ImportField.Kind.SHARE || kind == ImportField.Kind.WHOLE;
    }

    private ImportField.@Nullable Kind kind(int column) {
        var key = goesTo[column];
        return key == null ? null : field(key).kind();
    }

    private ImportField field(String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst()
                .orElseThrow(() -> new ImportProblem("import.problem.unknown-field", key,
                        String.join(", ", fields.stream().map(ImportField::key).toList())));
    }
}
