package io.saluran.platform.importing;

import io.saluran.db.Viewer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.osgi.annotation.versioning.ProviderType;

/// One import at work, as its target sees it.
///
/// The staging table has `row_no bigint` (the row in the file, counted from 1 as a spreadsheet counts), a `text` column for each field of the target (null for an empty cell and for a
/// field that was not mapped; dates as `YYYY-MM-DD`, numbers plain), for each reference a column `FIELD_id uuid`, and
/// `verdict`, `problem`, `problem_value`, `problem_field text`, `record_id uuid`, `taken boolean` (whether a person said that it
/// is taken in spite of a doubt). When many rows are written it has an
/// index on `row_no`.
///
/// `platform.import_record (import_id, record_type, record_id, action, before jsonb, version int)` keeps, for undo, each
/// record that the import created (`created`) or changed (`updated`, with its row as it was), and the version it left.
@ProviderType
public interface ImportRun {

    UUID id();

    DSLContext sql();

    Viewer viewer();

    /// The language for names that have to be made up.
    Locale locale();

    Table<Record> staging();

    /// The staging table's name with its schema, to be written into SQL.
    String stagingName();

    /// The staging column of a field.
    Field<String> cell(String field);

    /// Fields to which a column goes.
    Set<String> mapped();

    /// The file's name without folder and ending, for example `sales_pipeline`.
    String fileName();

    /// What was decided for a value of a field; empty when nobody was asked.
    Optional<Decision> decision(String field, String value);

    /// Whether near matches without a decision count as the same (`--accept-matches`).
    boolean acceptMatches();

    /// Whether all rows are taken that would be left out for one of the target's [doubts][ImportTarget#doubts].
    boolean takes(String problem);

    /// Whether only some rows are checked, see [ImportTarget#ties].
    boolean isPart();

    /// Ends a check of some rows, for what becomes of them depends on the others after all; all are checked then.
    void needsAll();

    /// What a check of all rows wants to be known to the checks of some that follow it.
    Map<String, String> notes();

    /// What else was chosen, for example `pipeline`, `currency`.
    Map<String, String> options();

    /// Fills `FIELD_id` of a reference by name: first names that are equal but for case and outer space, then what was
    /// decided, now or at an earlier import, then, when matches are accepted, the nearest name. Rows whose value stays
    /// open get a verdict, or none when it is to be created (`FIELD_id` stays null then).
    ///
    /// @param names a query of `(id uuid, name text)` in SQL
    /// @param unknown what becomes of a value that nothing is like and nobody decided on
    List<NearMatch> resolve(String field, String names, Unknown unknown);

    /// As [#resolve(String, String, Unknown)], for records of which the viewer may not see all: a name that is equal is
    /// found among all, so that nothing is made twice; near ones are told only of those the viewer may see.
    ///
    /// @param shown a condition on the `id` of the names
    List<NearMatch> resolve(String field, String names, Unknown unknown, String shown);

    /// As [#resolve(String, String, Unknown, String)], where there are few names, so that less likeness is worth a question.
    ///
    /// @param near from which likeness on a person is asked, 0 to 1 by trigrams
    List<NearMatch> resolve(String field, String names, Unknown unknown, String shown, double near);

    /// Notes records in `platform.import_record`, so that undo finds them.
    ///
    /// @param records a query of `(record_id uuid, action text, before jsonb, version int)` in SQL
    void note(String recordType, String records);

    /// Adds to the notes of records that were changed how the import left them, so that undo can put back field by field
    /// what nobody changed since. Call it after the change; without it undo puts back whole records or none.
    ///
    /// @param table with its schema; has `id`
    void noteAfter(String recordType, String table);

    /// Tells who waits that so many more rows are written. Not needed: in the end all are.
    void wrote(long rows);

    /// What becomes of a name that nothing is like.
    enum Unknown {
        /// A record is made, unless near names leave a question.
        CREATE,
        /// A person is asked whether to make one; until then the rows are rejected.
        ASK,
        /// The rows are rejected.
        REJECT
    }
}
