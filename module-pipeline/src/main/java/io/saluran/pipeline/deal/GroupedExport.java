package io.saluran.pipeline.deal;

import io.saluran.pipeline.deal.DealGroups.By;
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
    private final DealCells cells;
    private final By by;
    private final boolean ofSeveral;
    private final String total;
    private @Nullable Object key;
    private @Nullable String group;
    private long count;
    private @Nullable BigDecimal sum;
    private @Nullable BigDecimal weighted;

    /// @param ofSeveral whether the stages are of several pipelines, which are then told too
    /// @param total the word for what a group comes to
    GroupedExport(Sheet sheet, DealCells cells, By by, boolean ofSeveral, String total) {
        this.sheet = sheet;
        this.cells = cells;
        this.by = by;
        this.ofSeveral = ofSeveral;
        this.total = total;
    }

    void row(DealList.Row row) {
        var of = by.key(row);
        if (count > 0 && !Objects.equals(of, key)) {
            end();
        }
        key = of;
        group = ofSeveral ? row.stageName() + " · " + row.pipelineName() : by.name(row);
        count++;
        sum = and(sum, row.value());
        weighted = and(weighted, row.weighted());
        var line = new ArrayList<@Nullable Object>();
        line.add(group);
        line.addAll(Arrays.asList(cells.of(row)));
        sheet.row(line.toArray());
    }

    private static @Nullable BigDecimal and(@Nullable BigDecimal sum, @Nullable BigDecimal more) {
        return sum == null || more == null ? sum == null ? more : sum : sum.add(more);
    }

    /// After the last row of a group.
    void end() {
        if (count == 0) {
            return;
        }
        var line = new ArrayList<@Nullable Object>(List.of(total));
        cells.columns().keys().forEach(key -> line.add(switch (key) {
            case DealColumns.FIRST -> group;
            case "value" -> sum;
            case DealColumns.WEIGHTED -> DealColumns.rounded(weighted);
            default -> null;
        }));
        sheet.row(line.toArray());
        count = 0;
        sum = null;
        weighted = null;
    }
}
