package io.saluran.platform.export;

import io.saluran.db.Viewer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/// Records of one kind that can be taken out as CSV or XLSX. Register one as an OSGi service; it is served at
/// `/export/NAME.csv` and `/export/NAME.xlsx` to those who have the permission.
@ConsumerType
public interface ExportSource {

    /// Plural and lower case, for example `deals`.
    String name();

    String permission();

    /// Text keys of the column headings.
    List<String> columns();

    /// Headings in words for columns after those, such as the fields that a company has added.
    default List<String> furtherColumns(Viewer viewer) {
        return List.of();
    }

    /// All headings in words where the filter names the columns itself, as a table does that is taken out as it is seen;
    /// empty for [#columns] and [#furtherColumns].
    default List<String> headings(Viewer viewer, Map<String, String> filter) {
        return List.of();
    }

    /// Writes what the viewer may see and the filter leaves, row by row in constant memory, on a thread of the request.
    ///
    /// @param filter the query parameters of the request, as the list's own address has them
    void write(Viewer viewer, Map<String, String> filter, Sheet sheet);

    /// Takes the rows.
    @FunctionalInterface
    interface Sheet {
        /// @param cells a value a column: text, number, date or time; null for empty
        void row(@Nullable Object... cells);
    }
}
