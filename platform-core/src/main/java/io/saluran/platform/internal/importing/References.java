package io.saluran.platform.internal.importing;

import io.saluran.platform.importing.Decision;
import io.saluran.platform.importing.ImportRun.Unknown;
import io.saluran.platform.importing.NearMatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Finds the records that a column names, set by set; see [io.saluran.platform.importing.ImportRun#resolve].
final class References {

    /// From here on two names are worth asking about; trigrams of names without space and sign.
    static final double NEAR = 0.6;
    private static final int MOST_SHOWN = 500;

    private final DSLContext sql;
    private final String staging;
    private final Run.Choices choices;
    private final UUID person;
    private final DoubleConsumer progress;
    private final Map<String, Decision> used = new HashMap<>();

    /// @param person who decides
    /// @param progress hears how much of looking for near names is done, 0 to 1
    References(DSLContext sql, String staging, Run.Choices choices, UUID person, DoubleConsumer progress) {
        this.progress = progress;
        this.sql = sql;
        this.staging = staging;
        this.choices = choices;
        this.person = person;
    }

    /// What was decided, now or before, for the values that the last call returned.
    Map<String, Decision> used() {
        return used;
    }

    List<NearMatch> resolve(String field, String names, Unknown unknown, String shown, double near) {
        var cell = Staging.quoted(field);
        var id = Staging.quoted(field + "_id");
        sql.execute("drop table if exists import_name, import_open");
        sql.execute("create temporary table import_name on commit drop as"
                + " select id, name, lower(btrim(name)) as same, platform.squeezed(name) as squeezed, " + shown
                + " as shown from (" + names + ") as each (id, name)");
        sql.execute("analyze import_name");
        exact(cell, id, field);
        open(cell, id);
        if (sql.fetchCount(org.jooq.impl.DSL.table("import_open")) == 0) {
            return List.of();
        }
        new NearNames(sql, near, progress).find();
        decide(field, choices.decisions().getOrDefault(field, Map.of()));
        decideRest(field, unknown);
        settle(cell, id, field, unknown);
        return matches(field, unknown);
    }

    private void exact(String cell, String id, String field) {
        sql.execute("""
                update %1$s row
                   set %3$s = found.id
                  from (select same, min(id::text)::uuid as id from import_name group by same having count(*) = 1) found
                 where found.same = lower(row.%2$s)
                   and row.verdict is null""".formatted(staging, cell, id));
        sql.execute("""
                update %1$s row
                   set verdict = 'reject', problem = 'import.reason.ambiguous', problem_value = row.%2$s,
                       problem_field = '%3$s', problem_more = found.times::text
                  from (select same, count(*) as times from import_name group by same having count(*) > 1) found
                 where found.same = lower(row.%2$s)
                   and row.verdict is null""".formatted(staging, cell, field));
    }

    private void open(String cell, String id) {
        sql.execute(
                """
                        create temporary table import_open on commit drop as
                        select row_number() over ()::int as no, min(%2$s) as value, lower(%2$s) as same, platform.squeezed(min(%2$s)) as squeezed,
                               count(*) as row_count, null::uuid as candidate, null::text as candidate_name,
                               0::float8 as alike, null::text as decision
                          from %1$s
                         where %2$s is not null
                           and %3$s is null
                           and verdict is null
                         group by lower(%2$s)"""
                        .formatted(staging, cell, id));
    }

    private void decide(String field, Map<String, Decision> decisions) {
        sql.execute("""
                update import_open open
                   set decision = said.decision,
                       candidate = coalesce(name.id, open.candidate),
                       candidate_name = coalesce(name.name, open.candidate_name)
                  from platform.import_decision said
                  left join import_name name on name.id = said.candidate_id and name.shown
                 where said.target = ?
                   and said.field = ?
                   and said.value = open.same
                   and (said.decision <> 'same' or name.id is not null)""", choices.target(), field);
        decisions.forEach((value, decision) -> sql.execute(
                "update import_open set decision = ? where same = lower(?)",
                decision.name().toLowerCase(Locale.ROOT), value));
    }

    /// What was said of all at once is remembered like what was said one by one.
    private void decideRest(String field, Unknown unknown) {
        var bulk = choices.bulk();
        if (bulk.equals(Run.Bulk.NONE)) {
            return;
        }
        var said = """
                update import_open open
                   set decision = case when candidate is not null and alike >= ? then 'same' else 'create' end
                 where decision is null
                   and ((candidate is not null and alike >= ?) or (? and (candidate is not null or ?)))
                """;
        var bound = new Object[] {bulk.sameFrom(), bulk.sameFrom(), bulk.restNew() && unknown != Unknown.REJECT,
                unknown == Unknown.ASK};
        if (!choices.writing()) {
            sql.execute(said, bound);
            return;
        }
        sql.execute("with said as (" + said + """
                 returning same, decision, candidate)
                insert into platform.import_decision (target, field, value, decision, candidate_id, person_id)
                select {0}, {1}, same, decision, case when decision = 'same' then candidate end, {2}
                  from said
                    on conflict (target, field, value) do update
                   set decision = excluded.decision, candidate_id = excluded.candidate_id,
                       person_id = excluded.person_id, decided_at = now()""".replace("{0}", quote(choices.target()))
                .replace("{1}", quote(field)).replace("{2}", quote(person.toString()) + "::uuid"), bound);
    }

    private static String quote(String literal) {
        return '\'' + literal.replace("'", "''") + '\'';
    }

    private void settle(String cell, String id, String field, Unknown unknown) {
        sql.execute("""
                update %1$s row
                   set %3$s = open.candidate
                  from import_open open
                 where open.same = lower(row.%2$s)
                   and row.verdict is null
                   and open.candidate is not null
                   and (open.decision = 'same' or open.decision is null and %4$s)"""
                .formatted(staging, cell, id, choices.acceptMatches()));
        sql.execute(
                """
                        update %1$s row
                           set verdict = 'reject',
                               problem = case when open.decision = 'skip' then 'import.reason.skipped'
                                              when open.decision is null and open.candidate is not null then 'import.reason.near'
                                              when %5$s then 'import.reason.asked'
                                              else 'import.reason.unknown' end,
                               problem_value = row.%2$s, problem_field = '%4$s', problem_more = open.candidate_name
                          from import_open open
                         where open.same = lower(row.%2$s)
                           and row.verdict is null
                           and row.%3$s is null
                           and (open.decision = 'skip'
                                or open.decision is null and (open.candidate is not null or %6$s)
                                or open.decision = 'same'
                                or open.decision = 'create' and %7$s)"""
                        .formatted(staging, cell, id, field,
                                unknown == Unknown.ASK, unknown != Unknown.CREATE, unknown == Unknown.REJECT));
    }

    private List<NearMatch> matches(String field, Unknown unknown) {
        var matches = new ArrayList<NearMatch>();
        sql.fetch("""
                select value, candidate, candidate_name, alike, row_count, decision
                  from import_open
                 where candidate is not null
                    or decision is not null
                    or ?
                 order by row_count desc, value
                 limit ?""", unknown == Unknown.ASK, MOST_SHOWN).forEach(row -> {
            var value = row.get("value", String.class);
            var decision = row.get("decision", String.class);
            if (decision != null) {
                used.put(value, Decision.valueOf(decision.toUpperCase(Locale.ROOT)));
            }
            matches.add(new NearMatch(field, value, row.get("candidate", UUID.class),
                    nullable(row.get("candidate_name", String.class)), row.get("alike", Double.class),
                    row.get("row_count", Long.class), unknown != Unknown.REJECT));
        });
        return matches;
    }

    private static @Nullable String nullable(@Nullable String text) {
        return text;
    }
}
