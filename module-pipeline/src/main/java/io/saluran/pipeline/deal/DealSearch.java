package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.field.FieldSql;
import io.saluran.pipeline.sql.pipeline.tables.Deal;
import io.saluran.platform.search.SearchProvider;
import io.saluran.platform.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Finds deals by their name, open ones first.
@Component
public final class DealSearch implements SearchProvider {

    private static final Deal HIT = DEAL.as("hit");

    private final Db db;
    private final Texts texts;

    @Activate
    public DealSearch(@Reference Db db, @Reference Texts texts) {
        this.db = db;
        this.texts = texts;
    }

    @Override
    public String heading() {
        return "deal.title";
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public String permission() {
        return DealPermissions.READ;
    }

    /// Deals by their names, open ones first, then by the texts of the company's own fields: the next only when there are too
    /// few of the ones before. Shortest names first, for they are what is meant by a short word. The words stand in the
    /// statement, so that PostgreSQL sees whether they are common and reads the open deals in this order (index
    /// `deal_open_search`), or rare and takes those from the trigrams; names and fields are asked one after the other, for
    /// neither of the two ways can be taken where one or the other may hold.
    @Override
    public List<Hit> search(Viewer viewer, String query, int limit) {
        var named = DealFilter.contains(DEAL, query);
        var holding = FieldSql.holdsLiterally(DEAL.FIELDS, query).andNot(named);
        return db.read(viewer, sql -> {
            var hits = new ArrayList<Hit>();
            for (var which : List.of(DEAL.OUTCOME.isNull().and(named), DEAL.OUTCOME.isNotNull().and(named),
                    DEAL.OUTCOME.isNull().and(holding), DEAL.OUTCOME.isNotNull().and(holding))) {
                if (hits.size() < limit) {
                    hits.addAll(hits(sql, viewer, which, limit - hits.size()));
                }
            }
            return List.copyOf(hits);
        });
    }

    private List<Hit> hits(DSLContext sql, Viewer viewer, Condition which, int limit) {
        var found = DSL.select(DEAL.ID, DEAL.NAME, DEAL.ACCOUNT_ID, DEAL.STAGE_ID, DEAL.OUTCOME)
                .from(DEAL)
                .where(viewer.maySee(DEAL), which, DEAL.DELETED_AT.isNull())
                .orderBy(length(DEAL.NAME), DEAL.ID.desc())
                .limit(DSL.inline(limit))
                .asTable(HIT);
        return sql.select(HIT.ID, HIT.NAME, ACCOUNT.NAME, STAGE.NAME, HIT.OUTCOME)
                .from(found)
                .join(STAGE).on(STAGE.ID.eq(HIT.STAGE_ID))
                .leftJoin(ACCOUNT).on(ACCOUNT.ID.eq(HIT.ACCOUNT_ID))
                .orderBy(length(HIT.NAME), HIT.ID.desc())
                .fetch(row -> new Hit(row.value2(), detail(viewer, row.value3(), row.value4(), row.value5()),
                        "deals/" + row.value1(), "square-kanban"));
    }

    /// As the index has it; jOOQ's own says `char_length`, of which PostgreSQL does not know that it is the same.
    private static Field<Integer> length(Field<String> name) {
        return DSL.field("length({0})", Integer.class, name);
    }

    private String detail(Viewer viewer, @Nullable String account, String stage, @Nullable String outcome) {
        var state = outcome == null ? stage : texts.text(viewer.locale(), "deal." + outcome);
        return Stream.of(account, state).filter(Objects::nonNull).collect(Collectors.joining(" · "));
    }
}
