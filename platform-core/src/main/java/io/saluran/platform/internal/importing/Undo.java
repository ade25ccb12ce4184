package io.saluran.platform.internal.importing;

import io.saluran.db.Viewer;
import io.saluran.platform.importing.ImportUndo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/// An import being taken back, in one transaction.
///
/// @param reach a condition on the row `t`, without which it is left alone
/// @param title what people call a column
/// @param told hears how many records were deleted, and 0 after some were put back
record Undo(UUID importId, DSLContext sql, Viewer viewer, String reach, Function<String, String> title,
        Consumer<Long> told)
        implements
            ImportUndo {

    private static final int CHUNK = 20_000;

    private static final String UNCHANGED = "(done.version is null or done.version = (to_jsonb(t) ->> 'version')::int)";

    Undo(UUID importId, DSLContext sql, Viewer viewer, Function<String, String> title, Consumer<Long> told) {
        this(importId, sql, viewer, "true", title, told);
    }

    @Override
    public ImportUndo reaching(String condition) {
        return new Undo(importId, sql, viewer, condition, title, told);
    }

    @Override
    public Locale locale() {
        return viewer.locale();
    }

    @Override
    public List<String> restore(String recordType, String table, String name) {
        return restore(recordType, table, name, new String[0]);
    }

    @Override
    public List<String> restore(String recordType, String table, String name, String... together) {
        checkTable(table);
        putBackUnchanged(recordType, table);
        var kept = names("""
                select %3$s
                  from platform.import_record done
                  join %1$s t on t.id = done.record_id
                 where done.import_id = ? and done.record_type = ? and done.action = 'updated' and done.after is null
                 order by 1""".formatted(table, UNCHANGED, name), recordType);
        kept.addAll(new Restoring(importId, sql, recordType, table, reach, title).fieldByField(name, together));
        told.accept(0L);
        return kept;
    }

    /// Whole records that nobody changed since. Its note goes with what was put back, so that a second try does not take
    /// it for changed. A version never comes twice, or a change by somebody who saw the import's record would pass for one
    /// of the record as it is now; other imports that left the record so know it by its new version.
    private void putBackUnchanged(String recordType, String table) {
        var columns = noted(recordType, table);
        if (columns.isEmpty()) {
            return;
        }
        var versioned = columns.contains("version");
        var set = new ArrayList<String>();
        var written = columns.stream().filter(column -> !versioned || !column.matches("version|updated_at"))
                .collect(Collectors.joining(", "));
        if (!written.isEmpty()) {
            set.add("(%1$s) = (select %1$s from jsonb_populate_record(t, done.before))".formatted(written));
        }
        if (versioned) {
            set.add("version = t.version + 1");
        }
        if (versioned && columns.contains("updated_at")) {
            set.add("updated_at = now()");
        }
        sql.execute("""
                with back as (
                    update %1$s t
                       set %3$s
                      from platform.import_record done
                     where done.record_id = t.id
                       and done.import_id = ? and done.record_type = ? and done.action = 'updated'
                       and done.version is not null and %2$s and (%4$s)
                 returning t.id, (to_jsonb(t) ->> 'version')::int as now, (done.before ->> 'version')::int as was),
                followed as (
                    update platform.import_record other
                       set version = back.now
                      from back
                     where other.record_id = back.id and other.record_type = ? and other.import_id <> ?
                       and other.version = back.was)
                delete from platform.import_record done
                 using back
                 where done.import_id = ? and done.record_type = ? and done.record_id = back.id"""
                .formatted(table, UNCHANGED, String.join(", ", set), reach), importId, recordType, recordType, importId,
                importId,
                recordType);
    }

    @Override
    public List<String> delete(String recordType, String table, String name, String inUse) {
        checkTable(table);
        var unused = references(table) + (inUse.equals("false") ? "" : " or " + inUse);
        var removable = "done.import_id = ? and done.record_type = ? and done.action = 'created' and " + UNCHANGED
                + " and (" + reach + ") and not (" + unused + ")";
        // In parts, so that one can tell how far it is.
        for (var last : parts(recordType)) {
            told.accept((long) sql.execute("delete from " + table
                    + " t using platform.import_record done where done.record_id = t.id and "
                    + removable + " and done.record_id <= ?", importId, recordType, last));
        }
        return names(
                "select " + name + " from platform.import_record done join " + table + " t on t.id = done.record_id"
                        + " where done.import_id = ? and done.record_type = ? and done.action = 'created' order by 1",
                recordType);
    }

    /// The last record of each part.
    private List<UUID> parts(String recordType) {
        return sql.fetch("""
                select record_id
                  from (select record_id, row_number() over (order by record_id) as place, count(*) over () as places
                          from platform.import_record
                         where import_id = ? and record_type = ? and action = 'created') each
                 where place %% %d = 0 or place = places
                 order by place""".formatted(CHUNK), importId, recordType)
                .map(row -> row.get(0, UUID.class));
    }

    /// The columns that were noted as they were before.
    private List<String> noted(String recordType, String table) {
        return sql.fetchValues("""
                select quote_ident(known.column_name)
                  from information_schema.columns known
                 where known.table_schema || '.' || known.table_name = ?
                   and known.is_generated = 'NEVER' and known.column_name <> 'id'
                   and known.column_name in (
                       select jsonb_object_keys(before)
                         from platform.import_record
                        where import_id = ? and record_type = ? and action = 'updated')
                 order by known.ordinal_position""", table, importId, recordType)
                .stream().map(String::valueOf).toList();
    }

    @Override
    public String references(String table, String... except) {
        checkTable(table);
        var conditions = sql
                .fetchValues(
                        """
                                select 'exists (select from ' || each.conrelid::regclass || ' used where used.'
                                       || quote_ident(attribute.attname) || ' = t.id)'
                                  from pg_constraint each
                                  join pg_attribute attribute on attribute.attrelid = each.conrelid and attribute.attnum = each.conkey[1]
                                 where each.contype = 'f'
                                   and each.confrelid = ?::regclass
                                   and each.confdeltype in ('a', 'r')
                                   and each.conrelid::regclass::text <> all (?)""",
                        table, except)
                .stream().map(String::valueOf)
                .collect(Collectors.joining(" or "));
        return conditions.isEmpty() ? "false" : conditions;
    }

    private List<String> names(String query, String recordType) {
        return sql.fetchValues(query, importId, recordType).stream().map(String::valueOf).collect(Collectors.toList());
    }

    static void checkTable(String table) {
        if (!table.matches("[a-z_]+\\.[a-z_]+")) {
            throw new IllegalArgumentException("Not a table with its schema: " + table);
        }
    }
}
