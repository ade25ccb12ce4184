package io.saluran.dist;

import io.saluran.db.Ids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Puts one row of somebody's into every table whose rows belong to people, and into every table below one, with a word
/// in each of its texts. Which tables and columns there are is read from the database, so that a new one is not forgotten.
final class MarkedRecords {

    /// Tables whose `owner_id` says who looks after a row, not who may see it.
    private static final Map<String, String> EVERYBODYS = Map.of(
            "training.page", "the handbook is read by all who may read it; the owner keeps a page current",
            "content.asset", "the library is found by all who may read it; the owner keeps an asset current");

    /// Columns that may not be filled beside others.
    private static final Set<String> EMPTY = Set.of("pipeline.stage_criterion.field", "pipeline.deal.currency",
            "pipeline.deal.amount", "pipeline.line_item.term");

    /// Rows that only a statement of their own can make.
    private static final Map<String, String> BY_HAND = Map.of("platform.file", """
            insert into platform.file (id, name, media_type, bytes, sha256, created_at)
            values (platform.uuid7(), 'empty.txt', 'text/plain', 0, repeat('0', 64), now())""", "pipeline.removal", """
            insert into pipeline.removal (id, stage_id, at)
            select platform.uuid7(), id, now() from pipeline.stage order by id limit 1""", "pipeline.reporting_change",
            """
                    insert into pipeline.reporting_change (id, from_currency, to_currency, at)
                    values (platform.uuid7(), 'USD', 'MYR', now())""");

    private static final String COLUMNS = """
            SELECT n.nspname || '.' || c.relname AS "table", a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
                   a.attnotnull AS needed, a.atthasdef AS given, a.attgenerated <> '' AS computed,
                   (SELECT string_agg(pg_get_constraintdef(k.oid), ' AND ') FROM pg_constraint k
                     WHERE k.conrelid = c.oid AND k.contype = 'c' AND k.conkey = ARRAY[a.attnum]) AS rule,
                   (SELECT fn.nspname || '.' || f.relname FROM pg_constraint k JOIN pg_class f ON f.oid = k.confrelid
                     JOIN pg_namespace fn ON fn.oid = f.relnamespace
                     WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.conkey = ARRAY[a.attnum] LIMIT 1) AS target
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
             WHERE c.relkind = 'r' AND c.relname NOT LIKE 'databasechangelog%'
               AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'public', 'saluran', 'platform')
             ORDER BY 1, a.attnum""";
    private static final Pattern ONE_OF = Pattern.compile("ARRAY\\['([^']+)'");

    private final DSLContext sql;
    private final String mark;
    private final UUID owner;
    private final Map<String, List<Column>> tables;
    private final Set<String> belonging;
    private final Map<String, UUID> made = new LinkedHashMap<>();

    /// @param target the table that a foreign key leads to
    /// @param rule the checks on the column alone
    record Column(String table, String name, String type, boolean needed, boolean given, boolean computed,
            @Nullable String rule, @Nullable String target) {}

    private MarkedRecords(DSLContext sql, String mark, UUID owner) {
        this.sql = sql;
        this.mark = mark;
        this.owner = owner;
        tables = tables(sql);
        belonging = belonging();
    }

    /// Makes the rows.
    ///
    /// @param mark lower case, so that a column that wants it so takes it
    /// @return the row's id by table, for example `pipeline.deal`
    static Map<String, UUID> make(DSLContext sql, String mark, UUID owner) {
        var marked = new MarkedRecords(sql, mark, owner);
        var left = new HashSet<>(marked.belonging);
        while (!left.isEmpty()) {
            var next = left.stream().filter(table -> marked.parents(table).stream()
                    .noneMatch(parent -> !parent.equals(table) && left.contains(parent))).sorted().findFirst()
                    .orElseThrow(() -> new AssertionError("These tables refer to each other in a circle: " + left));
            marked.insert(next);
            left.remove(next);
        }
        return marked.made;
    }

    private static Map<String, List<Column>> tables(DSLContext sql) {
        var tables = new LinkedHashMap<String, List<Column>>();
        for (var row : sql.fetch(COLUMNS)) {
            var column = row.into(Column.class);
            tables.computeIfAbsent(column.table(), any -> new ArrayList<>()).add(column);
        }
        return tables;
    }

    /// The tables with an owner, and those that refer to one of them.
    private Set<String> belonging() {
        var all = new HashSet<String>();
        tables.forEach((table, columns) -> {
            if (!EVERYBODYS.containsKey(table) && columns.stream().anyMatch(each -> each.name().equals("owner_id"))) {
                all.add(table);
            }
        });
        var grew = true;
        while (grew) {
            grew = false;
            for (var table : tables.keySet()) {
                if (!EVERYBODYS.containsKey(table) && !parents(table, all).isEmpty()) {
                    grew |= all.add(table);
                }
            }
        }
        return all;
    }

    private Set<String> parents(String table) {
        return parents(table, belonging);
    }

    private Set<String> parents(String table, Set<String> among) {
        var parents = new HashSet<String>();
        for (var column : tables.getOrDefault(table, List.of())) {
            var parent = parent(column);
            if (parent != null && among.contains(parent)) {
                parents.add(parent);
            }
        }
        return parents;
    }

    /// The table that a column refers to, by a foreign key or, across modules and kinds of record, by its name.
    private @Nullable String parent(Column column) {
        if (column.target() != null || !column.type().equals("uuid")) {
            return column.target();
        }
        if (column.name().equals("record_id")) {
            return "pipeline.deal";
        }
        return tables.keySet().stream().filter(table -> column.name().equals(table.replaceFirst(".*\\.", "") + "_id"))
                .findFirst().orElse(null);
    }

    private void insert(String table) {
        var values = new LinkedHashMap<Column, String>();
        for (var column : tables.getOrDefault(table, List.of())) {
            var value = column.computed() ? null : value(table, column);
            if (value != null) {
                values.put(column, value);
            }
        }
        var names = values.keySet().stream().map(Column::name).toList();
        var marks = values.keySet().stream().map(column -> "cast(? as " + column.type() + ")").toList();
        try {
            sql.execute(
                    "insert into " + table + " (" + String.join(", ", names) + ") values (" + String.join(", ", marks)
                            + ")",
                    values.values().toArray());
        } catch (RuntimeException problem) {
            throw new AssertionError("No row of somebody's can be made in " + table + ": say here how", problem);
        }
    }

    private @Nullable String value(String table, Column column) {
        if (column.name().equals("id")) {
            var id = Ids.next();
            made.put(table, id);
            return id.toString();
        }
        if (column.name().equals("owner_id") || "platform.person".equals(column.target())) {
            return owner.toString();
        }
        var parent = parent(column);
        if (parent != null && made.containsKey(parent)) {
            return parent.equals(table) ? null : String.valueOf(made.get(parent));
        }
        if (column.target() != null) {
            return column.needed() ? any(column.target()) : null;
        }
        return column.given() || EMPTY.contains(table + '.' + column.name()) ? null : plain(table, column);
    }

    /// Any row of a table, made when there is none.
    private String any(String table) {
        var known = sql.fetchValue("select id from " + table + " order by id limit 1");
        if (known == null && BY_HAND.containsKey(table)) {
            sql.execute(BY_HAND.getOrDefault(table, ""));
            return any(table);
        }
        if (known == null) {
            insert(table);
            known = made.remove(table);
        }
        return String.valueOf(known);
    }

    private @Nullable String plain(String table, Column column) {
        var rule = column.rule() == null ? "" : column.rule();
        var kind = column.type().replaceFirst("[( ].*", "");
        return switch (kind) {
            case "text", "character" -> text(table, column, rule);
            case "numeric", "integer", "bigint" -> rule.contains("<=") ? needed(column, "1") : "777";
            default -> needed(column, Map.of("date", "today", "timestamp", "now", "boolean", "false", "jsonb", "{}",
                    "uuid", Ids.next().toString(), "bytea", "").getOrDefault(kind, "{}"));
        };
    }

    private @Nullable String text(String table, Column column, String rule) {
        var one = ONE_OF.matcher(rule);
        if (one.find()) {
            return needed(column, one.group(1));
        }
        var text = (mark + "-" + table.replaceFirst(".*\\.", "") + "-" + column.name()).replace('_', '-');
        return rule.contains("~") ? needed(column, text) : text;
    }

    private static @Nullable String needed(Column column, String value) {
        return column.needed() ? value : null;
    }

    /// A fingerprint of everything in these rows, to see whether somebody changed one.
    static Map<String, String> fingerprints(DSLContext sql, Map<String, UUID> rows) {
        var prints = new HashMap<String, String>();
        rows.forEach((table, id) -> prints.put(table,
                sql.fetchValue("select md5(t::text) from " + table + " t where id = ?", id) + ""));
        return prints;
    }
}
