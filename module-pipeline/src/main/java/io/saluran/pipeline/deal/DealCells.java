package io.saluran.pipeline.deal;

import io.saluran.pipeline.field.OwnFields;
import org.jspecify.annotations.Nullable;

/// Rows of the table as a file has them.
record DealCells(DealColumns columns, OwnFields own, DealWarnings warnings) {

    @Nullable
    Object[] of(DealList.Row row) {
        return columns.cells(row, own, warnings);
    }
}
