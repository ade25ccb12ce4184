package io.saluran.platform.importing;

import io.saluran.db.Viewer;
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
/// The staging table has `row_no bigint`, a `text` column for each field that was mapped (null for an empty cell; dates
/// as `YYYY-MM-DD`, numbers plain), and `verdict`, `problem`, `problem_value`, `problem_field text`, `record_id uuid`.
///
/// `platform.import_record (import_id, record_type, record_id, action, before jsonb, version int)` keeps, for undo, each
/// record that the import created (`created`) or changed (`updated`, with its row as it was), and the version it left.
@ProviderType
public interface ImportRun {

    UUID id();

    DSLContext sql();

    Viewer viewer();

    Table<Record> staging();

    /// The staging column of a field; of a field that was not mapped, a null of type text, so that SQL need not ask.
    Field<String> cell(String field);

    Set<String> mapped();

    /// The file's name without folder and ending, for example `sales_pipeline`.
    String fileName();

    /// What was decided for a value of a field; empty when nobody was asked.
    Optional<Decision> decision(String field, String value);

    /// Whether near matches without a decision count as the same (`--accept-matches`).
    boolean acceptMatches();

    /// What else was chosen, for example `pipeline`, `currency`.
    Map<String, String> options();
}
