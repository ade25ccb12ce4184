package io.saluran.pipeline.demo;

import io.saluran.db.Copy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Rows of one table, gathered and then written in one go.
final class Rows {

    private final String target;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    /// @param target `schema.table (column, …)`
    Rows(String target) {
        this.target = target;
    }

    void add(@Nullable Object... cells) {
        rows.add(cells);
    }

    void writeTo(DSLContext sql) {
        Copy.into(sql, target, copy -> {
            for (var row : rows) {
                for (var cell : row) {
                    copy.cell(words(cell));
                }
                copy.end();
            }
        });
    }

    private static @Nullable String words(@Nullable Object cell) {
        return switch (cell) {
            case null -> null;
            case BigDecimal number -> number.toPlainString();
            default -> cell.toString();
        };
    }
}
