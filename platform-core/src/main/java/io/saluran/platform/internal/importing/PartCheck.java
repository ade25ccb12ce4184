package io.saluran.platform.internal.importing;

import io.saluran.platform.importing.ImportCheck.Match;
import io.saluran.platform.importing.ImportField;
import io.saluran.platform.importing.ImportTarget;
import io.saluran.platform.importing.NearMatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Checks mended rows of a table that was judged before, and the rows that depend on them: in a table of their own, whose
/// rows then take the place of those in the whole one. What comes of it is what checking all rows would say.
final class PartCheck {

    /// When more rows depend on one another, all are checked.
    private static final int MOST = 5_000;
    /// From so many names on not all are in the list, and counts cannot go on from it.
    private static final int MOST_NAMES = 500;

    private final DSLContext sql;
    private final Run run;
    private final Staging whole;
    private final Staging part;
    private final ImportTarget target;
    private final List<ImportField> references;
    private final List<String> ties;
    private final List<Match> before;
    /// Names by field, as `field` and lower case name, of which all rows must be among those checked.
    private final Set<List<String>> asked = new HashSet<>();

    /// @param run of the whole table
    /// @param before what was to be decided after the last check
    private PartCheck(Run run, Staging whole, ImportTarget target, List<String> ties, List<Match> before) {
        this.sql = run.sql();
        this.run = run;
        this.whole = whole;
        this.part = whole.part();
        this.target = target;
        this.before = before;
        var fields = target.fields();
        references = fields.stream().filter(field -> field.kind() == ImportField.Kind.REFERENCE).toList();
        this.ties = Stream.concat(ties.stream(), fields.stream().filter(field -> field.kind() == ImportField.Kind.KEY)
                .map(field -> "row." + Staging.quoted(field.key()))).toList();
        before.forEach(match -> asked.add(name(match.near())));
    }

    /// Writes edits into the table of some rows.
    interface Writing {
        void into(Staging some);
    }

    /// @param edited rows that were mended since the last check
    /// @param writing may be called several times
    /// @return what is to be decided now; empty when all rows have to be checked
    static Optional<List<Match>> of(Run run, Staging whole, ImportTarget target, List<Match> before, Set<Long> edited,
            Writing writing) {
        var ties = target.ties(run);
        if (ties.isEmpty() || before.size() >= MOST_NAMES) {
            return Optional.empty();
        }
        return new PartCheck(run, whole, target, ties.get(), before).check(edited, writing);
    }

    private Optional<List<Match>> check(Set<Long> edited, Writing writing) {
        sql.execute("drop table if exists import_row, import_tie");
        sql.execute("create temporary table import_row (row_no bigint primary key) on commit drop");
        sql.execute("create temporary table import_tie (which int, value text) on commit drop");
        sql.execute("insert into import_row select unnest(?)", DSL.val(edited.toArray(Long[]::new)));
        if (!grow(whole)) {
            return Optional.empty();
        }
        while (true) {
            var checked = sql.fetchCount(DSL.table("import_row"));
            part.drop(sql);
            sql.execute("create unlogged table " + part.name() + " as select * from " + whole.name()
                    + " where row_no in (select row_no from import_row)");
            part.reset(sql);
            writing.into(part);
            var some = run.on(part);
            var matches = target.check(some);
            matches.forEach(match -> asked.add(name(match)));
            // Rows may depend on others by what they hold now, too.
            if (!grow(part) || !grow(whole)) {
                return Optional.empty();
            }
            if (sql.fetchCount(DSL.table("import_row")) == checked) {
                var now = merged(some, matches);
                takePlace();
                return Optional.of(now);
            }
        }
    }

    private static List<String> name(NearMatch match) {
        return List.of(match.field(), match.value().toLowerCase(Locale.ROOT));
    }

    /// Adds the rows of the whole table that are tied to rows which are in the other one.
    ///
    /// @return whether they are few enough
    private boolean grow(Staging from) {
        int last = -1;
        int now = sql.fetchCount(DSL.table("import_row"));
        while (now != last && now <= MOST) {
            last = now;
            for (int i = 0; i < ties.size(); i++) {
                sql.execute("insert into import_tie select distinct " + i + ", (" + ties.get(i) + ")::text from "
                        + from.name() + " row where row_no in (select row_no from import_row)");
            }
            for (int i = 0; i < references.size(); i++) {
                var field = references.get(i).key();
                var names = asked.stream().filter(name -> name.getFirst().equals(field)).map(List::getLast)
                        .toArray(String[]::new);
                sql.execute("insert into import_tie select distinct " + (ties.size() + i) + ", lower(row."
                        + Staging.quoted(field) + ") from " + from.name() + " row where row_no in (select row_no from"
                        + " import_row) and lower(row." + Staging.quoted(field) + ") = any(?)", DSL.val(names));
            }
            sql.execute("insert into import_row select row_no from " + whole.name() + " row where (" + tied()
                    + ") and row_no not in (select row_no from import_row)");
            now = sql.fetchCount(DSL.table("import_row"));
        }
        return now <= MOST;
    }

    private String tied() {
        var all = Stream.concat(ties.stream().map(tie -> "(" + tie + ")::text"),
                references.stream().map(field -> "lower(row." + Staging.quoted(field.key()) + ")")).toList();
        return IntStream.range(0, all.size()).mapToObj(i -> all.get(i)
                + " in (select value from import_tie where which = " + i + ")").collect(Collectors.joining(" or "));
    }

    /// Those of the rows that were checked now, and those before of which none of these rows had the name.
    private List<Match> merged(Run some, List<NearMatch> matches) {
        var gone = new HashSet<List<String>>();
        for (var field : references) {
            var cell = Staging.quoted(field.key());
            sql.fetchValues("select distinct lower(" + cell + ") from " + whole.name() + " where " + cell
                    + " is not null and row_no in (select row_no from import_row)")
                    .forEach(name -> gone.add(List.of(field.key(), String.valueOf(name))));
        }
        var now = new ArrayList<>(before.stream().filter(match -> !gone.contains(name(match.near()))).toList());
        matches.forEach(match -> now.add(new Match(match, some.decision(match.field(), match.value()))));
        var order = some.resolved();
        var names = sql.fetchValues("select each from unnest(?::text[]) each group by 1 order by 1",
                (Object) now.stream().map(match -> match.near().value()).toArray(String[]::new)).stream()
                .map(String::valueOf).toList();
        now.sort(Comparator.comparingInt((Match match) -> order.indexOf(match.near().field()))
                .thenComparingLong(match -> -match.near().rows())
                .thenComparingInt(match -> names.indexOf(match.near().value())));
        return List.copyOf(now);
    }

    private void takePlace() {
        var columns = sql.fetchValues("select quote_ident(attname) from pg_attribute where attrelid = ?::regclass"
                + " and attnum > 0 and not attisdropped order by attnum", whole.name()).stream().map(String::valueOf)
                .collect(Collectors.joining(", "));
        sql.execute("delete from " + whole.name() + " where row_no in (select row_no from import_row)");
        sql.execute("insert into " + whole.name() + " (" + columns + ") select " + columns + " from " + part.name());
        part.drop(sql);
    }
}
