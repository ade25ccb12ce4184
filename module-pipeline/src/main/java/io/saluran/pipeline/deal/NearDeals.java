package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;
import static org.jooq.Records.mapping;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Open deals that a new one may be already: called much the same, or of the same account and called a little the same. One of
/// another account is another deal, whatever it is called.
final class NearDeals {

    // Shares of common trigrams; a third is what PostgreSQL takes for alike, which is too little between strangers.
    private static final double ALIKE = 0.6;
    private static final double ALIKE_AT_ACCOUNT = 0.3;
    private static final int SHORTEST = 3;
    private static final int MOST = 3;

    private final Db db;

    NearDeals(Db db) {
        this.db = db;
    }

    record Near(UUID id, String name, @Nullable String account, String stage) {}

    /// The likest first; none for less than three letters.
    List<Near> of(Viewer viewer, String typed, @Nullable UUID account) {
        var name = typed.strip();
        if (name.length() < SHORTEST) {
            return List.of();
        }
        var likeness = DSL.field("platform.similarity(platform.plain({0}), platform.plain({1}))", Double.class,
                DEAL.NAME, DSL.val(name));
        var alike = DSL.condition("platform.plain({0}) operator(platform.%) platform.plain({1})", DEAL.NAME,
                DSL.val(name));
        Condition near = account == null
                ? alike
                : DEAL.ACCOUNT_ID.isNull().and(alike)
                        .or(DEAL.ACCOUNT_ID.eq(account).and(likeness.ge(ALIKE_AT_ACCOUNT)));
        return db.read(viewer, sql -> {
            sql.execute("select set_config('pg_trgm.similarity_threshold', ?, true)", Double.toString(ALIKE));
            return sql.select(DEAL.ID, DEAL.NAME, ACCOUNT.NAME, STAGE.NAME)
                    .from(DEAL)
                    .join(STAGE).on(STAGE.ID.eq(DEAL.STAGE_ID))
                    .leftJoin(ACCOUNT).on(ACCOUNT.ID.eq(DEAL.ACCOUNT_ID))
                    .where(viewer.maySee(DEAL), DEAL.OUTCOME.isNull(), DEAL.DELETED_AT.isNull(), near)
                    .orderBy(DSL.field(DEAL.ACCOUNT_ID.isNotDistinctFrom(account)).desc(), likeness.desc(), DEAL.ID)
                    .limit(MOST)
                    .fetch(mapping(Near::new));
        });
    }
}
