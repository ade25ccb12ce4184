package io.saluran.platform.internal.importing;

import io.saluran.platform.importing.ImportField;
import io.saluran.platform.importing.ImportProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/// What a person wrote into cells of a file on its way in, in the order in which it was written.
final class Edits {

    private final List<Edit> all = new ArrayList<>();
    private int written;

    /// Another text for a cell, or for all cells of a field that hold a text.
    ///
    /// @param row 0 for all
    /// @param from what they hold; empty when it is one row's
    record Edit(long row, String field, String from, String to) {}

    void add(Edit edit) {
        all.add(edit);
    }

    List<Edit> all() {
        return List.copyOf(all);
    }

    /// @return whether there was one
    boolean removeLast() {
        if (all.isEmpty()) {
            return false;
        }
        all.removeLast();
        return true;
    }

    /// What was written for fields whose column is another one now, is void.
    void forget(Set<String> fields) {
        all.removeIf(edit -> fields.contains(edit.field()));
    }

    void clear() {
        all.clear();
    }

    Set<String> fields() {
        return all.stream().map(Edit::field).collect(Collectors.toSet());
    }

    /// The staging table is as the file again.
    void staged() {
        written = 0;
    }

    /// The rows into which was written what the staging table does not have yet; empty when there are none, or when a text
    /// was written wherever another one stands.
    Set<Long> rowsToWrite() {
        var open = all.subList(written, all.size());
        return open.stream().anyMatch(edit -> edit.row() == 0)
                ? Set.of()
                : open.stream().map(Edit::row).collect(Collectors.toSet());
    }

    /// How many of them the staging table has.
    int written() {
        return written;
    }

    /// A transaction that wrote some was rolled back.
    void rolledBackTo(int before) {
        written = before;
    }

    /// Writes those that the staging table does not have yet.
    ///
    /// @param readers of the mapped fields; other fields are read as they are
    void write(DSLContext sql, Staging staging, List<ImportField> fields, List<CellReader> readers,
            ImportProgress progress) {
        for (int i = written; i < all.size(); i++) {
            progress.at(ImportProgress.Phase.CHECK, 0, 0);
            var edit = all.get(i);
            var field = fields.stream().filter(each -> each.key().equals(edit.field())).findFirst().orElseThrow();
            var reader = readers.stream().filter(each -> each.field().equals(field) && each.decimal() != 0)
                    .findFirst()
                    .orElseGet(() -> new CellReader(-1, field, null, '.'));
            staging.edit(sql, edit, reader.read(CellReader.plain(edit.to())));
        }
        if (written < all.size()) {
            staging.settleEdits(sql);
            staging.refuseRepeatedAgain(sql);
        }
        written = all.size();
    }

    /// The cells of a row with what was written over them.
    ///
    /// @param columns the column of each field in the file
    String[] over(long row, String[] cells, Map<String, Integer> columns) {
        if (all.isEmpty()) {
            return cells;
        }
        var over = cells.clone();
        for (var edit : all) {
            var column = columns.getOrDefault(edit.field(), over.length);
            if (column >= over.length) {
                continue;
            }
            var meant = edit.row() == 0
                    ? CellReader.shortened(CellReader.plain(over[column])).equals(edit.from())
                    : edit.row() == row;
            if (meant) {
                over[column] = edit.to();
            }
        }
        return over;
    }
}
