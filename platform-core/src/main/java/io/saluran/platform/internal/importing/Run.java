package io.saluran.platform.internal.importing;

import io.saluran.db.Viewer;
import io.saluran.platform.importing.Decision;
import io.saluran.platform.importing.ImportRun;
import io.saluran.platform.importing.NearMatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// One import at work, in one transaction.
final class Run implements ImportRun {

    private final UUID id;
    private DSLContext sql;
    private @Nullable CheckPace pace;
    private final Viewer viewer;
    private final Choices choices;
    private final Staging staging;
    private final Map<String, Map<String, Decision>> used = new HashMap<>();
    private final List<String> resolved = new ArrayList<>();

    /// What a person chose for an import.
    ///
    /// @param writing whether it is written now, so that what was decided is to be remembered
    record Choices(
            String target,
            String fileName,
            Set<String> mapped,
            Map<String, String> options,
            Map<String, Map<String, Decision>> decisions,
            boolean acceptMatches,
            Set<String> takenFor,
            Bulk bulk,
            boolean writing) {}

    /// What was said of all near matches at once.
    ///
    /// @param sameFrom how much alike those are that are the same; above 1 for none
    /// @param restNew whether the others are new
    record Bulk(double sameFrom, boolean restNew) {
        static final Bulk NONE = new Bulk(2, false);
    }

    private final LongConsumer written;

    private final Map<String, String> notes;
    private final boolean part;

    /// What some rows cannot be checked alone for.
    static final class NeedsAll extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// @param written hears how many rows more are written
    Run(UUID id, DSLContext sql, Viewer viewer, Choices choices, Staging staging, LongConsumer written) {
        this(id, sql, viewer, choices, staging, written, new HashMap<>(), false);
    }

    private Run(UUID id, DSLContext sql, Viewer viewer, Choices choices, Staging staging, LongConsumer written,
            Map<String, String> notes, boolean part) {
        this.notes = notes;
        this.part = part;
        this.written = written;
        this.id = id;
        this.sql = sql;
        this.viewer = viewer;
        this.choices = choices;
        this.staging = staging;
    }

    /// Work of which each statement is heard by a pace.
    <T> T at(CheckPace heard, Supplier<T> work) {
        var silent = sql;
        sql = heard.hearing(sql);
        pace = heard;
        try {
            return work.get();
        } finally {
            sql = silent;
            pace = null;
        }
    }

    private void within(double share) {
        if (pace != null) {
            pace.within(share);
        }
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public DSLContext sql() {
        return sql;
    }

    @Override
    public Viewer viewer() {
        return viewer;
    }

    @Override
    public Locale locale() {
        return viewer.locale();
    }

    @Override
    public Table<Record> staging() {
        return DSL.table(DSL.sql(staging.name()));
    }

    @Override
    public String stagingName() {
        return staging.name();
    }

    @Override
    public Field<String> cell(String field) {
        return DSL.field(DSL.name(field), SQLDataType.CLOB);
    }

    @Override
    public Set<String> mapped() {
        return choices.mapped();
    }

    @Override
    public String fileName() {
        var name = choices.fileName();
        var dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    @Override
    public Optional<Decision> decision(String field, String value) {
        return Optional.ofNullable(used.getOrDefault(field, Map.of()).get(value))
                .or(() -> Optional.ofNullable(choices.decisions().getOrDefault(field, Map.of()).get(value)));
    }

    @Override
    public boolean acceptMatches() {
        return choices.acceptMatches();
    }

    @Override
    public boolean takes(String problem) {
        return choices.takenFor().contains(problem);
    }

    @Override
    public boolean isPart() {
        return part;
    }

    @Override
    public void needsAll() {
        throw new NeedsAll();
    }

    @Override
    public Map<String, String> notes() {
        return notes;
    }

    /// The same, that notes there.
    Run noting(Map<String, String> known) {
        return new Run(id, sql, viewer, choices, staging, written, known, part);
    }

    /// The same on some of the rows.
    Run on(Staging some) {
        return new Run(id, sql, viewer, choices, some, written, notes, true);
    }

    /// The fields whose names were looked up, in that order.
    List<String> resolved() {
        return resolved;
    }

    Choices choices() {
        return choices;
    }

    @Override
    public Map<String, String> options() {
        return choices.options();
    }

    @Override
    public List<NearMatch> resolve(String field, String names, Unknown unknown) {
        return resolve(field, names, unknown, "true");
    }

    @Override
    public List<NearMatch> resolve(String field, String names, Unknown unknown, String shown) {
        return resolve(field, names, unknown, shown, References.NEAR);
    }

    @Override
    public List<NearMatch> resolve(String field, String names, Unknown unknown, String shown, double near) {
        resolved.add(field);
        var references = new References(sql, staging.name(), choices, viewer.person(), this::within);
        var matches = references.resolve(field, names, unknown, shown, near);
        used.computeIfAbsent(field, any -> new HashMap<>()).putAll(references.used());
        return matches;
    }

    @Override
    public void note(String recordType, String records) {
        sql.execute("insert into platform.import_record (import_id, record_type, record_id, action, before, version)"
                + " select ?, ?, each.* from (" + records + ") each"
                + " on conflict (import_id, record_type, record_id) do nothing", id, recordType);
    }

    @Override
    public void wrote(long rows) {
        written.accept(rows);
    }

    @Override
    public void noteAfter(String recordType, String table) {
        Undo.checkTable(table);
        sql.execute(
                """
                        update platform.import_record done
                           set before = diff.before, after = diff.after
                          from %1$s t
                         cross join lateral (
                               select jsonb_object_agg(was.key, was.value) as before, jsonb_object_agg(was.key, now.value) as after
                                 from platform.import_record note
                                cross join jsonb_each(note.before) was
                                 join jsonb_each(to_jsonb(t)) now on now.key = was.key
                                where note.import_id = ? and note.record_type = ? and note.record_id = t.id
                                  and was.value is distinct from now.value
                                  and was.key not in (select column_name
                                                        from information_schema.columns
                                                       where table_schema || '.' || table_name = '%1$s'
                                                         and is_generated <> 'NEVER')) diff
                         where done.import_id = ? and done.record_type = ? and done.action = 'updated'
                           and done.record_id = t.id and diff.after is not null"""
                        .formatted(table),
                id, recordType, id,
                recordType);
    }
}
