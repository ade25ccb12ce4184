package io.saluran.dist;

import io.saluran.db.Ids;
import io.saluran.platform.field.FieldDefinition.Choice;
import io.saluran.platform.field.FieldDefinition.Use;
import io.saluran.platform.field.FieldsChanged;
import io.saluran.platform.internal.field.FieldChanges;
import io.saluran.platform.internal.field.FieldDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/// Markup behind everything that people name or write, as long as a test looks: stages and teams, titles and files,
/// comments and notifications, what the company is called. Which columns there are is read from the database, so that a new
/// one is not forgotten; behind which of them a text on a page was, its mark tells.
final class MarkedNames implements AutoCloseable {

    /// How columns are called that hold a text of people's.
    private static final Set<String> NAMES = Set.of("name", "title", "label", "text", "note", "about", "summary",
            "subject",
            "source", "next_step", "industry", "location", "website", "series", "file_name", "person_name", "address",
            "role", "stage_name");

    /// Columns of such a name that hold none.
    private static final Set<String> WORDS_OF_OURS = Set.of("pipeline.page_choice.name",
            "platform.mail_server.address");

    private static final String COLUMNS = """
            SELECT n.nspname || '.' || c.relname AS "table", a.attname AS name
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
             WHERE c.relkind = 'r' AND c.relname NOT LIKE 'databasechangelog%'
               AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'public', 'saluran')
               AND a.atttypid = 'text'::regtype AND a.attgenerated = ''
               AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'c'
                                  AND k.conkey = ARRAY[a.attnum] AND pg_get_constraintdef(k.oid) ~ '~|ANY')
             ORDER BY 1, a.attnum""";

    /// What the demo's company has none of.
    private static final List<String> MORE = List.of("""
            insert into platform.webhook (id, name, address, kinds, secret, maker_id, created_at)
            values (?, 'Marked', 'https://hook.example/', '{}', 'whsec_bWFya2Vk', ?, now())""", """
            insert into platform.notification (id, person_id, bundle, kind, about, path, words, told_at)
            select ?, id, 'io.saluran.platform', 'reminder', 'Marked', 'deals', 'Marked words', now()
              from platform.person where id = ?""");

    private static final String COMPANY = "company.name";
    // Below the shortest length that a name may have, with the mark.
    private static final int LONGEST = 45;

    private final LivePlatform live;
    private final String markup;
    private final List<Column> columns;
    private final List<String> undo = new ArrayList<>();
    private final String company;

    record Column(String table, String name) {

        @Override
        public String toString() {
            return table + '.' + name;
        }
    }

    MarkedNames(LivePlatform live, String markup) {
        this.live = live;
        this.markup = markup;
        columns = live.platform().db().read(sql -> sql.fetch(COLUMNS).into(Column.class)).stream()
                .filter(each -> NAMES.contains(each.name()) && !WORDS_OF_OURS.contains(each.toString())).toList();
        company = live.platform().settings().company();
        live.platform().db().write(sql -> {
            more(sql);
            return update(sql,
                    (column, mark) -> "case when length(%1$s) between 1 and %2$d then %1$s || '%3$s' else %1$s end"
                            .formatted(column, LONGEST, mark));
        });
        var chief = live.viewer(live.chief());
        live.platform().settings().set(chief, COMPANY, company + markup);
        new FieldChanges(live.platform().db(), live.platform().audit(), live.platform().events(),
                live.platform().clock(),
                live.platform().fields()).add(chief, "deal",
                        new FieldDraft("marked", "choice",
                                Map.of("en", "Field" + markup), Map.of("en", "Help" + markup), Map.of(),
                                List.of(new Choice("a", "Choice" + markup, false)),
                                new Use(false, Set.of(), true, true, true)));
    }

    private void more(DSLContext sql) {
        for (var insert : MORE) {
            var id = Ids.next();
            sql.execute(insert, id, live.chief().id());
            undo.add("delete from " + insert.replaceFirst("(?s)insert into (\\S+).*", "$1") + " where id = '" + id
                    + "'");
        }
    }

    /// Without triggers: nothing is told, summed up or written into a history because of it.
    private int update(DSLContext sql, BiFunction<String, String, String> change) {
        sql.execute("set local session_replication_role = replica");
        return columns.stream().collect(Collectors.groupingBy(Column::table)).entrySet().stream()
                .mapToInt(table -> sql.execute("update " + table.getKey() + " set " + table.getValue().stream()
                        .map(column -> column.name() + " = " + change.apply(column.name(), mark(column)))
                        .collect(Collectors.joining(", "))))
                .sum();
    }

    private String mark(Column column) {
        return "zz" + columns.indexOf(column) + markup;
    }

    /// The columns of which a text stands on a page, as a text.
    Set<String> shown(String html) {
        var marks = Pattern.compile("zz(\\d+)(?:" + Pattern.quote(markup) + '|'
                + Pattern.quote(markup.replace("<", "&lt;").replace(">", "&gt;")) + ')').matcher(html);
        var shown = new TreeSet<String>();
        while (marks.find()) {
            shown.add(columns.get(Integer.parseInt(marks.group(1))).toString());
        }
        return shown;
    }

    @Override
    public void close() {
        live.platform().settings().set(live.viewer(live.chief()), COMPANY, company);
        live.platform().db().write(sql -> {
            update(sql, (column, mark) -> "case when right(%1$s, %2$d) = '%3$s' then left(%1$s, -%2$d) else %1$s end"
                    .formatted(column, mark.length(), mark));
            undo.forEach(sql::execute);
            live.platform().events().publish(sql, new FieldsChanged("deal"));
            return sql.execute("delete from platform.custom_field where key = 'marked'");
        });
    }
}
