package io.saluran.platform.internal.importing;

import io.saluran.platform.importing.DateOrder;
import io.saluran.platform.importing.DecimalSign;
import io.saluran.platform.importing.ImportProblem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// How the dates and numbers of each column are read: as a person said, else as the values say.
final class ColumnForms {

    private final List<Profile> columns;
    private final Map<Integer, DateOrder> orders = new HashMap<>();
    private final Map<Integer, DecimalSign> signs = new HashMap<>();
    private final char ofFile;

    /// @param decimal the sign that surely parts decimals in the file; 0 when the columns must say
    ColumnForms(List<Profile> columns, char decimal) {
        this.columns = columns;
        this.ofFile = decimal != 0 ? decimal : ofAll(columns);
    }

    /// One program wrote all columns of a file: where one says which sign parts decimals, and none says the other, it is
    /// so in all.
    private static char ofAll(List<Profile> columns) {
        var said = columns.stream().filter(column -> column.isNumbers() && column.numbers().signs())
                .flatMap(column -> column.numbers().decimal((char) 0).stream()).distinct().toList();
        return said.size() == 1 ? said.getFirst().sign() : 0;
    }

    void readDates(int column, DateOrder order) {
        orders.put(column, order);
    }

    void readNumbers(int column, DecimalSign sign) {
        signs.put(column, sign);
    }

    /// What a person said, by column.
    Map<Integer, String> ordersSaid() {
        return orders.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().code()));
    }

    /// What a person said, by column.
    Map<Integer, String> signsSaid() {
        return signs.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().code()));
    }

    /// Empty when a person must say.
    Optional<DateOrder> order(int column) {
        return Optional.ofNullable(orders.get(column)).or(() -> columns.get(column).dates().order());
    }

    /// Empty when a person must say.
    ///
    /// @param whole whether its numbers cannot have decimals
    Optional<DecimalSign> sign(int column, boolean whole) {
        var numbers = columns.get(column).numbers();
        return Optional.ofNullable(signs.get(column))
                .or(() -> whole ? numbers.decimalOfWhole(ofFile) : numbers.decimal(ofFile));
    }

    /// @throws ImportProblem if it is no order
    static DateOrder order(String code) {
        return DateOrder.of(code).orElseThrow(() -> new ImportProblem("import.problem.dates-option", code));
    }

    /// @throws ImportProblem if it is no sign
    static DecimalSign sign(String code) {
        return DecimalSign.of(code).orElseThrow(() -> new ImportProblem("import.problem.decimals-option", code));
    }
}
