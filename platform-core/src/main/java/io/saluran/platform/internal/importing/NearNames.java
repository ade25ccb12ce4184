package io.saluran.platform.internal.importing;

import io.saluran.db.Copy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// Looks for the name that each open value is most alike to, for all values together: asking PostgreSQL value by value took
/// nine tenths of the check of a large file.
final class NearNames {

    /// Values held in memory at once, about 20 MB of them.
    private static final int BLOCK = 100_000;
    private static final int FETCH = 2_000;

    private static final String GRAMS = "case when octet_length(squeezed) = length(squeezed) then null"
            + " else platform.show_trgm(squeezed) end as grams";

    private final DSLContext sql;
    private final double near;
    private final DoubleConsumer progress;

    /// @param near from which likeness on a name is nearly a value
    /// @param progress hears how much of it is done, 0 to 1
    NearNames(DSLContext sql, double near, DoubleConsumer progress) {
        this.sql = sql;
        this.near = near;
        this.progress = progress;
    }

    private static final class Block {
        private final List<Integer> numbers = new ArrayList<>();
        private final List<int[]> grams = new ArrayList<>();

        void add(Record row) {
            numbers.add(row.get("no", Integer.class));
            grams.add(gramsOf(row));
        }
    }

    private record Found(Object id, String name, float alike) {}

    /// Fills `candidate`, `candidate_name` and `alike` of `import_open` from `import_name`. Of names that are as much alike
    /// it is the first one by name.
    void find() {
        var names = sql.fetchSingle("select count(*) from import_name where shown and squeezed <> ''").get(0,
                Long.class);
        var open = sql.fetchSingle("select coalesce(max(no), 0) from import_open where squeezed <> ''").get(0,
                Integer.class);
        if (names == 0 || open == 0) {
            return;
        }
        sql.execute("create temporary table import_near (no int, id uuid, name text, alike float8) on commit drop");
        for (int from = 0; from < open; from += BLOCK) {
            int begun = from;
            look(block(from), names, share -> progress.accept(Math.min(1, (begun + share * BLOCK) / open)));
        }
        sql.execute("analyze import_near");
        sql.execute("""
                update import_open open
                   set candidate = near.id, candidate_name = near.name, alike = near.alike
                  from import_near near
                 where near.no = open.no""");
        sql.execute("drop table import_near");
    }

    private Block block(int from) {
        var block = new Block();
        try (var rows = sql.resultQuery("select no, squeezed, " + GRAMS
                + " from import_open where squeezed <> '' and no > ? and no <= ? order by no", from, from + BLOCK)
                .fetchSize(FETCH).fetchLazy()) {
            rows.forEach(block::add);
        }
        return block;
    }

    private void look(Block block, long names, DoubleConsumer share) {
        var index = new NearIndex(block.grams, near);
        var best = new @Nullable Found[block.grams.size()];
        long done = 0;
        try (var rows = sql.resultQuery("select id, name, squeezed, " + GRAMS
                + " from import_name where shown and squeezed <> '' order by name, id").fetchSize(FETCH).fetchLazy()) {
            for (var row : rows) {
                var id = row.get("id");
                var name = row.get("name", String.class);
                index.look(gramsOf(row), (value, alike) -> best[value] = new Found(id, name, alike));
                if (++done % FETCH == 0) {
                    share.accept((double) done / names);
                }
            }
        }
        Copy.into(sql, "import_near (no, id, name, alike)", copy -> {
            for (int i = 0; i < best.length; i++) {
                var found = best[i];
                if (found != null) {
                    copy.cell(block.numbers.get(i)).cell(String.valueOf(found.id())).cell(found.name())
                            .cell(Double.toString(found.alike()));
                    copy.end();
                }
            }
        });
    }

    private static int[] gramsOf(Record row) {
        var shown = (Object[]) row.get("grams");
        return Grams.of(row.get("squeezed", String.class),
                shown == null ? null : Arrays.stream(shown).map(String::valueOf).toArray(String[]::new));
    }
}
