package io.saluran.platform.importing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.osgi.annotation.versioning.ConsumerType;

/// Records of one kind that can be imported. Register one as an OSGi service; it then is a choice in the wizard, of
/// `./run import --as NAME` and of REST.
///
/// The engine reads the file, maps its columns, turns dates and numbers into PostgreSQL's own text and copies the rows
/// into a staging table with a column for each field. The target works on that table by set-based SQL, never row by row.
/// All calls are made in the engine's transaction, off the UI thread.
@ConsumerType
public interface ImportTarget {

    /// Plural and lower case, for example `deals`. Its title is the text `import.target.NAME`.
    String name();

    /// The permission that is needed.
    String permission();

    /// Position among the targets: what others refer to comes first.
    int order();

    /// What a column can be mapped to, in the order shown.
    List<ImportField> fields();

    /// How a file may be laid out with a column for each of something; empty when each has a row.
    default Optional<ImportWide> wide() {
        return Optional.empty();
    }

    /// What may be chosen for a whole file: option to the values offered, of which one or none is taken. The titles are the
    /// texts `import.option.TARGET.OPTION` and, for none, `import.option.TARGET.OPTION.none`.
    default Map<String, List<String>> choices(DSLContext sql) {
        return Map.of();
    }

    /// Judges every staged row: sets `verdict` (`create`, `update`, `same`, `reject`) where it is still null, with
    /// `problem` (a text key), `problem_value` and `problem_field` for those rejected, and `record_id` for those that
    /// exist.
    ///
    /// @return values that are nearly, but not quite, the name of something that exists, or unknown
    List<NearMatch> check(ImportRun run);

    /// Reasons for which `check` leaves rows out although they may be right: a person may say that such a row is taken as it
    /// is (its `taken` is true then), or all of them ([ImportRun#takes]).
    ///
    /// @return text keys, as `problem` has them
    default Set<String> doubts() {
        return Set.of();
    }

    /// By what a row's verdict depends on other rows of the file, so that after a row was mended only those need to be
    /// checked: rows that have the same value in one of these. Equal keys, and names that are asked about, need not be said.
    /// `check` then sees a staging table with these rows alone, and may find that it [needs all][ImportRun#needsAll].
    ///
    /// @param run after a check of all rows
    /// @return expressions in SQL on the staged `row`; empty when any row may depend on any other
    default Optional<List<String>> ties(ImportRun run) {
        return Optional.empty();
    }

    /// What some of the rows with verdict `update` would change, field by field, for people to look at before. Called after
    /// `check`, in a transaction of its own that may write nothing.
    ///
    /// @param rows numbers, at most a few hundred; others are not asked for
    /// @return none when it does not say
    default List<ImportChange> changes(ImportRun run, List<Long> rows) {
        return List.of();
    }

    /// What `apply` would make on the way, so that people see it before and after. Called after `check`, in its transaction.
    default List<ImportMade> made(ImportRun run) {
        return List.of();
    }

    /// Writes the rows with verdict `create` and `update`, notes every record written in `platform.import_record` (see
    /// [ImportRun]) and publishes one event.
    void apply(ImportRun run);

    /// Takes back what `apply` wrote, from `platform.import_record`, updated records included; later changes by people
    /// are kept and named.
    ///
    /// @return what could not be taken back, in words; empty when all was
    List<String> undo(ImportUndo undo);
}
