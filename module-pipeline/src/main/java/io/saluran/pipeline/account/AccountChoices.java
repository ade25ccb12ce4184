package io.saluran.pipeline.account;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static org.jooq.Records.mapping;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.record.Choice;
import io.saluran.pipeline.record.Texted;
import io.saluran.pipeline.record.Unowned;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Accounts and what is known of them, to choose from, as far as the viewer sees them.
public final class AccountChoices {

    // Shorter names hold too little to be alike.
    private static final int SHORTEST = 3;
    private static final int MOST_ALIKE = 4;
    // "Kedai Ali" and "Kedai Ali Sdn Bhd" are 0.57 alike, "Betatech" and "Betasoloin" 0.33.
    private static final double ALIKE = 0.45;
    private static final int INDUSTRIES = 200;

    private final Db db;
    private final Viewer viewer;

    public AccountChoices(Db db, Viewer viewer) {
        this.db = db;
        this.viewer = viewer;
    }

    /// An account whose name is nearly the one asked about.
    public record Alike(UUID id, String name, @Nullable String industry, @Nullable String location) {}

    /// Accounts whose name holds the text, by name.
    public Stream<Choice> find(String text, int offset, int limit) {
        return db.read(viewer, sql -> sql.select(ACCOUNT.ID, ACCOUNT.NAME)
                .from(ACCOUNT)
                .where(seen(), ACCOUNT.DELETED_AT.isNull(),
                        text.isBlank() ? DSL.noCondition() : Texted.holds(ACCOUNT.NAME, text))
                .orderBy(DSL.lower(ACCOUNT.NAME), ACCOUNT.ID)
                .offset(offset)
                .limit(limit)
                .fetch(mapping(Choice::new))).stream();
    }

    public Optional<Choice> byId(UUID id) {
        return db.read(viewer, sql -> sql.select(ACCOUNT.ID, ACCOUNT.NAME)
                .from(ACCOUNT)
                .where(seen(), ACCOUNT.DELETED_AT.isNull(), ACCOUNT.ID.eq(id))
                .fetchOptional(mapping(Choice::new)));
    }

    /// The industries that are in use.
    List<String> industries() {
        return db.read(viewer, sql -> sql.selectDistinct(ACCOUNT.INDUSTRY)
                .from(ACCOUNT)
                .where(seen(), ACCOUNT.DELETED_AT.isNull(), ACCOUNT.INDUSTRY.isNotNull())
                .orderBy(ACCOUNT.INDUSTRY)
                .limit(INDUSTRIES)
                .fetch(ACCOUNT.INDUSTRY));
    }

    /// Accounts that may be the one of this name already, the most alike first; at most four.
    List<Alike> alike(String name) {
        if (name.strip().length() < SHORTEST) {
            return List.of();
        }
        return db.read(viewer, sql -> {
            sql.execute("select set_config('pg_trgm.similarity_threshold', ?, true)", Double.toString(ALIKE));
            var likeness = DSL.field("platform.similarity(platform.plain({0}), platform.plain({1}))", Double.class,
                    ACCOUNT.NAME, DSL.val(name.strip()));
            return sql.select(ACCOUNT.ID, ACCOUNT.NAME, ACCOUNT.INDUSTRY, ACCOUNT.LOCATION)
                    .from(ACCOUNT)
                    .where(seen(), ACCOUNT.DELETED_AT.isNull(),
                            DSL.condition("platform.squeezed({0}) = platform.squeezed({1})", ACCOUNT.NAME,
                                    DSL.val(name))
                                    .or(DSL.condition("platform.plain({0}) operator(platform.%) platform.plain({1})",
                                            ACCOUNT.NAME, DSL.val(name.strip()))))
                    .orderBy(likeness.desc(), ACCOUNT.ID)
                    .limit(MOST_ALIKE)
                    .fetch(mapping(Alike::new));
        });
    }

    private Condition seen() {
        return Unowned.too(viewer.maySee(ACCOUNT), ACCOUNT.OWNER_ID);
    }
}
