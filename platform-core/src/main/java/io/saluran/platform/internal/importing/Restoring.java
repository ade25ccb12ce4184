package io.saluran.platform.internal.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/// Puts the fields of records back that an import changed and nobody changed since; see
/// [io.saluran.platform.importing.ImportUndo#restore].
///
/// @param reach a condition on the row `t`, without which all of it stays
/// @param title what people call a column
record Restoring(UUID importId, DSLContext sql, String recordType, String table, String reach,
        Function<String, String> title) {

    private static final int MOST_NAMES = 100_000;

    /// Columns that say nothing to people.
    private static final String SILENT = "'version', 'updated_at', 'stage_since'";

    /// What an import changed in a record, field by field: how it was, how the import left it, how it is; own fields
    /// one by one.
    private static final String CHANGES = """
            select 'column' as kind, each.key, done.before -> each.key as was, done.after -> each.key as made,
                   to_jsonb(t) -> each.key as now
              from jsonb_object_keys(done.after) each (key)
             where each.key not in ('version', 'updated_at', 'fields')
            union all
            select 'own', each.key, done.before -> 'fields' -> each.key, done.after -> 'fields' -> each.key,
                   to_jsonb(t) -> 'fields' -> each.key
              from jsonb_object_keys(coalesce(done.before -> 'fields', '{}') || coalesce(done.after -> 'fields', '{}'))
                   each (key)
             where done.before -> 'fields' -> each.key is distinct from done.after -> 'fields' -> each.key""";

    /// @param together groups of columns that go back together
    /// @return names of records with the fields that stay
    List<String> fieldByField(String name, String... together) {
        sql.execute("drop table if exists import_back");
        sql.execute(
                """
                        create temporary table import_back on commit drop as
                        select done.record_id,
                               coalesce(jsonb_object_agg(field.key, field.was)
                                   filter (where field.kind = 'column' and not field.held), '{}') as columns,
                               coalesce(jsonb_object_agg(field.key, field.was)
                                   filter (where field.kind = 'own' and not field.held and field.was is not null), '{}') as own,
                               coalesce(array_agg(field.key)
                                   filter (where field.kind = 'own' and not field.held), '{}') as own_keys,
                               array_agg(case field.kind when 'own' then 'fields.' else '' end || field.key order by field.key)
                                   filter (where field.held and field.changed) as kept,
                               array_agg(field.key) filter (where field.held and field.kind = 'column') as held,
                               bool_or(field.held and field.kind = 'own') as own_held
                          from platform.import_record done
                          join %1$s t on t.id = done.record_id
                         cross join lateral (
                               select each.*, bool_or(each.changed) over (partition by %2$s) as held
                                 from (select change.*,
                                              now is distinct from was and (now is distinct from made or not (%4$s)) as changed
                                         from (%3$s) change) each) field
                         where done.import_id = ? and done.record_type = ? and done.action = 'updated' and done.after is not null
                         group by done.record_id"""
                        .formatted(table, groups(together), CHANGES, reach),
                importId, recordType);
        putBack();
        trimNotes();
        return kept(name);
    }

    /// Columns of a group share a label.
    private static String groups(String... together) {
        var label = new StringBuilder("case");
        for (var group : together) {
            label.append(" when kind = 'column' and key in ('").append(group.replace(",", "', '")).append("') then '")
                    .append(group).append('\'');
        }
        return together.length == 0 ? "kind, key" : label.append(" else kind || ' ' || key end").toString();
    }

    private void putBack() {
        var columns = sql.fetchValues("""
                select quote_ident(column_name)
                  from information_schema.columns
                 where table_schema || '.' || table_name = ? and is_generated = 'NEVER' and column_name <> 'id'
                 order by ordinal_position""", table).stream().map(String::valueOf).toList();
        var own = columns.contains("fields")
                ? " || case when cardinality(back.own_keys) = 0 then '{}' else jsonb_build_object('fields',"
                        + " (t.fields - back.own_keys) || back.own) end"
                : "";
        var version = columns.contains("version") ? " || jsonb_build_object('version', t.version + 1)" : "";
        var updated = columns.contains("updated_at") ? " || jsonb_build_object('updated_at', now())" : "";
        sql.execute("""
                update %1$s t
                   set (%2$s) = (select %2$s from jsonb_populate_record(t, back.columns%3$s))
                  from import_back back
                 where back.record_id = t.id and (back.columns <> '{}' or cardinality(back.own_keys) > 0)"""
                .formatted(table, String.join(", ", columns), own + version + updated));
    }

    /// What went back is forgotten, so that a second try does not take it for changed.
    private void trimNotes() {
        sql.execute("""
                delete from platform.import_record done
                 using import_back back
                 where done.import_id = ? and done.record_type = ? and done.record_id = back.record_id
                   and back.kept is null""", importId, recordType);
        sql.execute("""
                update platform.import_record done
                   set before = trimmed.before, after = trimmed.after, version = null
                  from import_back back
                 cross join lateral (
                       select note.before - gone.keys as before, note.after - gone.keys as after
                         from platform.import_record note
                        cross join lateral (
                              select coalesce(array_agg(each.key), '{}') as keys
                                from jsonb_object_keys(note.after) each (key)
                               where each.key <> all (coalesce(back.held, '{}'))
                                 and not (each.key = 'fields' and back.own_held)) gone
                        where note.import_id = ? and note.record_type = ? and note.record_id = back.record_id) trimmed
                 where done.import_id = ? and done.record_type = ? and done.record_id = back.record_id""", importId,
                recordType, importId, recordType);
    }

    private List<String> kept(String name) {
        var titles = new HashMap<String, String>();
        var kept = new ArrayList<String>();
        sql.fetch("""
                select %s as name, back.kept
                  from import_back back
                  join %s t on t.id = back.record_id
                 where back.kept is not null
                 order by 1
                 limit %d""".formatted(name, table, MOST_NAMES))
                .forEach(row -> kept.add(words(row.get(0, String.class), row.get(1, String[].class), titles)));
        return kept;
    }

    private String words(String name, String[] fields, Map<String, String> titles) {
        var known = List.of(fields).stream().filter(field -> !SILENT.contains("'" + field + "'"))
                .map(field -> titles.computeIfAbsent(field, title)).distinct().collect(Collectors.joining(", "));
        return known.isEmpty() ? name : name + " (" + known + ')';
    }
}
