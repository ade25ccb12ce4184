package io.saluran.pipeline.deal;

import io.saluran.pipeline.deal.DealGroups.By;
import io.saluran.pipeline.field.OwnFields;
import io.saluran.platform.export.ExportSource.Sheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Writes the rows of a table in groups into a file: the group in the first column, and after each group what it comes to.
final class GroupedExport {

    private final Sheet sheet;
    private final DealColumns columns;
    private final OwnFields own;
    private final By by;
    private final String total;
    private @Nullable String group;
    private long count;
    private @Nullable BigDecimal sum;

    /// @param total the word for what a group comes to
    GroupedExport(Sheet sheet, DealColumns columns, OwnFields own, By by, String total) {
        this.sheet = sheet;
        this.columns = columns;
        this.own = own;
        this.by = by;
        this.total = total;
    }

    void row(DealList.Row row) {
        var of = by.of(row);
        if (count > 0 && !Objects.equals(of, group)) {
            end();
        }
        group = of;
        count++;
        if (row.value() != null) {
            sum = sum == null ? row.value() : sum.add(row.value());
        }
        var cells = new ArrayList<@Nullable Object>();
        cells.add(of);
        cells.addAll(Arrays.asList(columns.cells(row, own)));
        sheet.row(cells.toArray());
    }

    /// After the last row of a group.
    void end() {
        if (count == 0) {
            return;
        }
        var cells = new ArrayList<@Nullable Object>(List.of(total));
        columns.keys().forEach(key -> cells.add(switch (key) {
            case DealColumns.FIRST -> group;
            case "value" -> sum;
            default -> null;
        }));
        sheet.row(cells.toArray());
        count = 0;
        sum = null;
    }
}
