package io.saluran.platform.internal.importing;

import io.saluran.db.Viewer;
import io.saluran.platform.importing.ImportUndo;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/// An import being taken back, in one transaction.
record Undo(UUID importId, DSLContext sql, Viewer viewer) implements ImportUndo {

    private static final String UNCHANGED = "(done.version is null or done.version = (to_jsonb(t) ->> 'version')::int)";

    @Override
    public Locale locale() {
        return viewer.locale();
    }

    @Override
    public List<String> restore(String recordType, String table, String name) {
        checkTable(table);
        var kept = names("""
                select %3$s
                  from platform.import_record done
                  join %1$s t on t.id = done.record_id
                 where done.import_id = ? and done.record_type = ? and done.action = 'updated' and not %2$s
                 order by 1""".formatted(table, UNCHANGED, name), recordType);
        var columns = noted(recordType, table);
        if (columns.isEmpty()) {
            return kept;
        }
        // Its note goes with what was put back, so that a second try does not take it for changed.
        sql.execute("""
                with back as (
                    update %1$s t
                       set (%3$s) = (select %3$s from jsonb_populate_record(null::%1$s, done.before))
                      from platform.import_record done
                     where done.record_id = t.id
                       and done.import_id = ? and done.record_type = ? and done.action = 'updated' and %2$s
                 returning t.id)
                delete from platform.import_record done
                 using back
                 where done.import_id = ? and done.record_type = ? and done.record_id = back.id"""
                .formatted(table, UNCHANGED, String.join(", ", columns)), importId, recordType, importId, recordType);
        return kept;
    }

    @Override
    public List<String> delete(String recordType, String table, String name, String inUse) {
        checkTable(table);
        var unused = references(table) + (inUse.equals("false") ? "" : " or " + inUse);
        var removable = "done.import_id = ? and done.record_type = ? and done.action = 'created' and " + UNCHANGED
                + " and not (" + unused + ")";
        sql.execute("delete from " + table + " t using platform.import_record done where done.record_id = t.id and "
                + removable, importId, recordType);
        return names(
                "select " + name + " from platform.import_record done join " + table + " t on t.id = done.record_id"
                        + " where done.import_id = ? and done.record_type = ? and done.action = 'created' order by 1",
                recordType);
    }

    /// The columns that were noted as they were before.
    private List<String> noted(String recordType, String table) {
        var schemaAndName = table.split("\\.");
        return sql.fetchValues("""
                select quote_ident(known.column_name)
                  from (select before
                          from platform.import_record
                         where import_id = ? and record_type = ? and action = 'updated'
                         limit 1) one
                 cross join jsonb_object_keys(one.before) as each (name)
                  join information_schema.columns known
                    on known.table_schema = ? and known.table_name = ? and known.column_name = each.name
                 where known.is_generated = 'NEVER' and known.column_name <> 'id'
                 order by known.ordinal_position""", importId, recordType, schemaAndName[0], schemaAndName[1])
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

    private static void checkTable(String table) {
        if (!table.matches("[a-z_]+\\.[a-z_]+")) {
            throw new IllegalArgumentException("Not a table with its schema: " + table);
        }
    }
}
