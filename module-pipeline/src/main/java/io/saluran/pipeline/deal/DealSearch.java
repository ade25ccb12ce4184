package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.field.FieldSql;
import io.saluran.platform.search.SearchProvider;
import io.saluran.platform.text.Texts;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Finds deals by their name, open ones first.
@Component
public final class DealSearch implements SearchProvider {

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

    @Override
    public List<Hit> search(Viewer viewer, String query, int limit) {
        return db.read(viewer, sql -> sql.select(DEAL.ID, DEAL.NAME, ACCOUNT.NAME, STAGE.NAME, DEAL.OUTCOME)
                .from(DEAL)
                .join(STAGE).on(STAGE.ID.eq(DEAL.STAGE_ID))
                .leftJoin(ACCOUNT).on(ACCOUNT.ID.eq(DEAL.ACCOUNT_ID))
                .where(viewer.maySee(DEAL), DEAL.DELETED_AT.isNull(),
                        DealFilter.contains(DEAL, query).or(FieldSql.holds(DEAL.FIELDS, query)))
                .orderBy(DEAL.OUTCOME.isNotNull(), DSL.length(DEAL.NAME), DEAL.ID.desc())
                .limit(limit)
                .fetch(row -> new Hit(row.value2(), detail(viewer, row.value3(), row.value4(), row.value5()),
                        "deals/" + row.value1(), "square-kanban")));
    }

    private String detail(Viewer viewer, @Nullable String account, String stage, @Nullable String outcome) {
        var state = outcome == null ? stage : texts.text(viewer.locale(), "deal." + outcome);
        return Stream.of(account, state).filter(Objects::nonNull).collect(Collectors.joining(" · "));
    }
}
