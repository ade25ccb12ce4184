package io.saluran.platform.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Near names found for all values together, against what PostgreSQL says of each value alone.
@Tag("P7")
class NearNamesTest {

    private static final String[] PARTS = {"Bayu", "Gemilang", "Teknik", "Marine", "Sdn", "Bhd", "Holdings", "Köln",
            "Crème", "株式会社", "アリ", "Maju", "12", "A", "Kedai", "Ali", "Ölçü", "(M)", "&", "ß"};

    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.of("platform", "src/main/resources");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static String name(Random random) {
        var name = new StringBuilder();
        for (int i = 0; i <= random.nextInt(4); i++) {
            name.append(name.isEmpty() ? "" : " ").append(PARTS[random.nextInt(PARTS.length)]);
        }
        for (int i = random.nextInt(3); i > 0 && name.length() > 2; i--) {
            name.deleteCharAt(random.nextInt(name.length()));
        }
        return name.toString();
    }

    private static void fill(DSLContext sql, Random random, int values, int names) {
        sql.execute(
                "create temporary table import_name (id uuid, name text, squeezed text, shown boolean) on commit drop");
        sql.execute("create temporary table import_open (no int, value text, squeezed text, candidate uuid,"
                + " candidate_name text, alike float8) on commit drop");
        for (int i = 0; i < names; i++) {
            var name = name(random);
            sql.execute("insert into import_name values (gen_random_uuid(), ?, platform.squeezed(?), ?)", name, name,
                    random.nextInt(10) > 0);
        }
        for (int i = 1; i <= values; i++) {
            var value = name(random);
            sql.execute("insert into import_open (no, value, squeezed, alike) values (?, ?, platform.squeezed(?), 0)",
                    i,
                    value, value);
        }
    }

    private static List<String> oneByOne(DSLContext sql, double near) {
        sql.execute("select set_config('pg_trgm.similarity_threshold', ?, true)", Double.toString(near));
        return told(sql, """
                select open.no || '|' || coalesce(near.name, '') || '|' || coalesce(near.alike, 0) as told
                  from import_open open
                  left join lateral (
                       select name.name, platform.similarity(name.squeezed, open.squeezed)::float8 as alike
                         from import_name name
                        where name.shown and name.squeezed operator(platform.%) open.squeezed and open.squeezed <> ''
                        order by alike desc, name.name
                        limit 1) near on true
                 order by open.no""");
    }

    private static List<String> told(DSLContext sql, String query) {
        return sql.fetchValues(query).stream().map(String::valueOf).toList();
    }

    @Test
    void they_are_those_that_postgresql_finds_for_each_value_alone() {
        for (double near : new double[] {0.45, 0.6, 0.8}) {
            database.db().write(sql -> {
                fill(sql, new Random(Math.round(near * 100)), 300, 300);
                var alone = oneByOne(sql, near);
                new NearNames(sql, near, share -> {}).find();

                assertThat(told(sql, "select no || '|' || coalesce(candidate_name, '') || '|' || alike from import_open"
                        + " order by no")).isEqualTo(alone);
                assertThat(alone).anyMatch(each -> !each.endsWith("||0")).anyMatch(each -> each.endsWith("||0"));
                sql.execute("drop table import_name, import_open");
                return near;
            });
        }
    }

    @Test
    void it_is_told_how_much_is_done() {
        var shares = new ArrayList<Double>();
        database.db().write(sql -> {
            fill(sql, new Random(1), 10, 0);
            sql.execute("insert into import_name select gen_random_uuid(), 'Kedai ' || n, 'kedai' || n, true"
                    + " from generate_series(1, 5000) n");
            new NearNames(sql, 0.6, shares::add).find();
            return sql;
        });

        assertThat(shares).hasSize(2).isSorted().allMatch(share -> share > 0 && share <= 1);
    }
}
