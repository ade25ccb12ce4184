package io.saluran.pipeline.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.pipeline.testing.Company;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The kept counts and totals of deals.
@Tag("P1")
class DealSumsTest {

    private static final int WORKERS = 6;
    private static final int STEPS = 60;

    private final Company company = new Company();
    private final UUID siti = company.person("Siti Hajar");

    @AfterEach
    void close() {
        company.close();
    }

    private void fill(int count) {
        company.execute("""
                insert into pipeline.deal (id, name, pipeline_id, stage_id, owner_id, value, external_id)
                select platform.uuid7(), 'Pump ' || n, s.pipeline_id, s.id,
                       case n % 3 when 0 then null when 1 then ?::uuid else ?::uuid end,
                       case when n % 6 > 0 then n * 1.25 end, 'D' || n
                  from generate_series(1, ?) n
                  join pipeline.stage s on s.position = 1 + n % 5""", company.aminah, company.ravi, count);
    }

    /// The sums that differ from what the deals themselves add up to.
    private String wrong() {
        return String.valueOf(company.value("""
                select count(*)
                  from (select stage_id, owner_id, outcome, count(*) n, count(value) v, coalesce(sum(value), 0) t
                          from pipeline.deal where deleted_at is null group by 1, 2, 3) real
                  full join (select stage_id, owner_id, outcome, sum(deals) n, sum(valued) v, sum(total) t
                               from pipeline.deal_sum group by 1, 2, 3) kept
                    on concat_ws('|', real.stage_id, coalesce(real.owner_id::text, '-'), coalesce(real.outcome, '-'))
                     = concat_ws('|', kept.stage_id, coalesce(kept.owner_id::text, '-'), coalesce(kept.outcome, '-'))
                 where coalesce(real.n, 0) <> coalesce(kept.n, 0) or coalesce(real.v, 0) <> coalesce(kept.v, 0)
                    or coalesce(real.t, 0) <> coalesce(kept.t, 0)"""));
    }

    /// The sums by month that differ from what the closed deals add up to.
    private String wrongMonths() {
        return String.valueOf(company.value("""
                select count(*)
                  from (select month, owner_id, outcome, sum(n), sum(v), sum(t)
                          from (select date_trunc('month', closed_on)::date as month, owner_id, outcome, 1 as n,
                                       count(value) over (partition by id) as v, coalesce(value, 0) as t
                                  from pipeline.deal where closed_on is not null and deleted_at is null
                                 union all
                                select month, owner_id, outcome, -deals, -valued, -total from pipeline.closed_sum) each
                         group by 1, 2, 3
                        having sum(n) <> 0 or sum(v) <> 0 or sum(t) <> 0) wrong"""));
    }

    private void fold() {
        company.db.write(sql -> sql.execute("select pipeline.fold_deal_sums(), pipeline.fold_closed_sums()"));
    }

    @Test
    void after_any_work_of_many_at_once_the_kept_sums_are_those_of_the_deals() throws Exception {
        fill(500);
        var workers = new ArrayList<Callable<Integer>>();
        for (int worker = 0; worker < WORKERS; worker++) {
            var chance = new Random(worker);
            var name = "W" + worker;
            workers.add(() -> {
                for (int step = 0; step < STEPS; step++) {
                    work(chance, name + '-' + step);
                }
                return STEPS;
            });
        }
        workers.add(() -> {
            for (int step = 0; step < STEPS; step++) {
                fold();
                assertThat(new DealSumsCheck(company.db).mend()).isZero();
            }
            return STEPS;
        });
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : people.invokeAll(workers)) {
                assertThat(each.get()).isEqualTo(STEPS);
            }
        }
        assertThat(wrong()).isEqualTo("0");
        assertThat(wrongMonths()).isEqualTo("0");
        fold();
        assertThat(wrong()).isEqualTo("0");
        assertThat(wrongMonths()).isEqualTo("0");
        assertThat(
                company.value("select count(*) - count(distinct (month, owner_id, outcome)) from pipeline.closed_sum"))
                .hasToString("0");
        assertThat(company.value("select count(*) - count(distinct (pipeline_id, stage_id, owner_id, outcome))"
                + " from pipeline.deal_sum")).hasToString("0");
    }

    /// One statement of those that the product's commands, imports and their undoing consist of.
    private void work(Random chance, String mark) {
        var some = " where id in (select id from pipeline.deal order by md5(id::text || '" + mark + "') limit "
                + (1 + chance.nextInt(5)) + " for update skip locked)";
        var statement = switch (chance.nextInt(9)) {
            case 0, 1 -> "update pipeline.deal set stage_id = (select id from pipeline.stage where position = "
                    + (1 + chance.nextInt(5)) + ")" + some;
            case 2 -> "update pipeline.deal set value = nullif(" + chance.nextInt(4) + ", 0) * 10.5" + some;
            case 3 -> "update pipeline.deal set owner_id = nullif('" + (chance.nextBoolean() ? siti : company.ravi)
                    + "', '" + siti + "')::uuid" + some;
            case 4 -> "update pipeline.deal set outcome = 'won', reason_id = (select id from pipeline.reason where"
                    + " outcome = 'won' limit 1), closed_on = date '2026-11-24' - " + chance.nextInt(90) + some;
            case 5 -> "update pipeline.deal set deleted_at = case when deleted_at is null then now() end" + some;
            case 6 -> "delete from pipeline.deal" + some;
            case 7 -> "insert into pipeline.deal (id, name, pipeline_id, stage_id, owner_id, value, external_id)"
                    + " select platform.uuid7(), 'Made', pipeline_id, id, '" + siti + "', position * 7, '" + mark
                    + "-' || position from pipeline.stage";
            default -> "insert into pipeline.deal (id, name, pipeline_id, stage_id, value, external_id)"
                    + " select platform.uuid7(), 'Again', pipeline_id, id, 99, 'D" + chance.nextInt(500)
                    + "' from pipeline.stage where position = 1 on conflict (external_id) where external_id is not null"
                    + " do update set value = excluded.value, stage_id = excluded.stage_id";
        };
        company.db.write(sql -> {
            sql.execute(statement);
            if (chance.nextInt(8) == 0) {
                sql.connection(java.sql.Connection::rollback);
            }
            return true;
        });
    }

    @Test
    void sums_that_were_changed_past_the_triggers_are_mended() {
        fill(100);
        var board = new DealBoard(company.db);
        var pipeline = company.stages().getFirst().pipeline();
        var before = board.open(company.all(), pipeline, DealFilter.NONE);
        company.execute("delete from pipeline.deal_sum where owner_id is null");
        company.execute("update pipeline.deal_sum set total = total + 3");
        company.execute("insert into pipeline.closed_sum values ('2026-11-01', null, 'won', 1, 1, 5)");
        assertThat(board.open(company.all(), pipeline, DealFilter.NONE)).isNotEqualTo(before);

        assertThat(new DealSumsCheck(company.db).mend()).isPositive();

        assertThat(wrong()).isEqualTo("0");
        assertThat(wrongMonths()).isEqualTo("0");
        assertThat(board.open(company.all(), pipeline, DealFilter.NONE)).isEqualTo(before);
        assertThat(new DealSumsCheck(company.db).mend()).isZero();
    }

    @Test
    void a_move_does_not_wait_for_the_move_of_somebody_else() {
        fill(2);
        var ids = company.db.read(sql -> sql.fetch("select id from pipeline.deal order by id")
                .map(row -> row.get(0, UUID.class)));
        var move = "update pipeline.deal set stage_id = (select id from pipeline.stage where position = 5) where id = ?";
        var moved = company.db.write(first -> {
            first.execute(move, ids.getFirst());
            return company.db.write(second -> {
                second.execute("set local lock_timeout = '2s'");
                return second.execute(move, ids.getLast());
            });
        });
        assertThat(moved).isEqualTo(1);
        assertThat(wrong()).isEqualTo("0");
    }

    @Test
    void a_table_emptied_at_once_leaves_no_sums() {
        fill(20);
        company.execute("truncate pipeline.deal cascade");
        assertThat(company.value("select count(*) from pipeline.deal_sum")).hasToString("0");
    }

    @Test
    void the_table_says_the_same_count_and_total_as_the_deals() {
        fill(200);
        var list = new DealList(company.db, company.fields);
        var pipeline = company.stages().getFirst().pipeline();
        for (var outcome : List.of("open", "won")) {
            var kept = list.totals(company.all(), new DealQuery(pipeline, null, outcome, DealFilter.NONE));
            var added = company.db.read(sql -> sql.fetchSingle("select count(*), sum(value) from pipeline.deal where"
                    + " coalesce(outcome, 'open') = ?", outcome));
            assertThat(kept.count()).isEqualTo(added.get(0, Long.class));
            assertThat(String.valueOf(kept.total())).isEqualTo(String.valueOf(added.get(1)));
        }
    }
}
