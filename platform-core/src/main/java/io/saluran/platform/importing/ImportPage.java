package io.saluran.platform.importing;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Some rows of a checked file, in the order of the file.
///
/// @param more whether others come after them
public record ImportPage(List<Row> rows, boolean more) {

    public ImportPage {
        rows = List.copyOf(rows);
    }

    /// A row and what becomes of it.
    ///
    /// @param number in the file, counted from 1 as a spreadsheet counts
    /// @param cells what is filled, by field, as it is read: dates as `YYYY-MM-DD`, numbers plain
    /// @param changes of a row that changes a record: what of it; none when its target does not say
    /// @param refusal of a row that is left out: why
    public record Row(long number, Map<String, String> cells, List<ImportChange> changes, Optional<Refusal> refusal) {}

    /// Why a row is left out.
    ///
    /// @param key text key with the arguments value, field title and `more`
    /// @param field the field's key; empty when the reason is not about one
    /// @param value as the file has it, or as a person wrote it since; empty for none
    /// @param more what the text says besides, for example the row that comes first
    /// @param alike rows with the same value in this field, this one too; 0 without a value or when each row is a case of
    ///        its own
    /// @param others of these, rows that are not left out for this reason: they are taken, wait, or have another reason
    public record Refusal(String key, String field, String value, String more, long alike, long others) {

        /// One whose value no other row has but for the same reason.
        public Refusal(String key, String field, String value, String more, long alike) {
            this(key, field, value, more, alike, 0);
        }
    }
}
