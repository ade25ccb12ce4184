package io.saluran.platform.internal.audit;

import static io.saluran.platform.internal.sql.Tables.AUDIT_ENTRY;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.noCondition;

import io.saluran.db.Db;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record5;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The audit log as it is read: newest first, a page at a time by key.
public final class AuditTrail {

    private static final int FETCH = 500;

    private final Db db;

    public AuditTrail(Db db) {
        this.db = db;
    }

    /// @param person the name of who did it; null for everybody
    /// @param action null for all
    /// @param from with it; null for from the beginning
    /// @param to without it; null for until now
    public record Filter(
            @Nullable String person, @Nullable String action, @Nullable Instant from, @Nullable Instant to) {

        public static Filter none() {
            return new Filter(null, null, null, null);
        }
    }

    public record Entry(UUID id, Instant at, String person, String action, String subject) {}

    /// The entries after one, newest first.
    ///
    /// @param after the last of the page before; null for the first page
    public List<Entry> page(Filter filter, @Nullable UUID after, int size) {
        return db.read(sql -> entries(sql, filter)
                .and(after == null ? noCondition() : AUDIT_ENTRY.ID.lt(after))
                .orderBy(AUDIT_ENTRY.ID.desc())
                .limit(size)
                .fetch(mapping(Entry::new)));
    }

    /// All entries, newest first, in constant memory.
    void each(Filter filter, Consumer<Entry> reader) {
        db.read(sql -> {
            try (var rows = entries(sql, filter).orderBy(AUDIT_ENTRY.ID.desc()).fetchSize(FETCH).fetchLazy()) {
                rows.forEach(row -> reader.accept(mapping(Entry::new).map(row)));
            }
            return true;
        });
    }

    /// The actions that were ever logged, and who did something, for the filter.
    public Choices choices() {
        return db.read(sql -> new Choices(
                sql.selectDistinct(AUDIT_ENTRY.ACTION).from(AUDIT_ENTRY).orderBy(1).fetch(AUDIT_ENTRY.ACTION),
                sql.selectDistinct(AUDIT_ENTRY.PERSON_NAME).from(AUDIT_ENTRY).orderBy(1)
                        .fetch(AUDIT_ENTRY.PERSON_NAME)));
    }

    public record Choices(List<String> actions, List<String> people) {}

    private static SelectConditionStep<Record5<UUID, Instant, String, String, String>> entries(DSLContext sql,
            Filter filter) {
        return sql.select(AUDIT_ENTRY.ID, AUDIT_ENTRY.AT, AUDIT_ENTRY.PERSON_NAME, AUDIT_ENTRY.ACTION,
                AUDIT_ENTRY.SUBJECT)
                .from(AUDIT_ENTRY)
                .where(condition(filter));
    }

    private static Condition condition(Filter filter) {
        return DSL.and(
                filter.person() == null ? noCondition() : AUDIT_ENTRY.PERSON_NAME.eq(filter.person()),
                filter.action() == null ? noCondition() : AUDIT_ENTRY.ACTION.eq(filter.action()),
                filter.from() == null ? noCondition() : AUDIT_ENTRY.AT.ge(filter.from()),
                filter.to() == null ? noCondition() : AUDIT_ENTRY.AT.lt(filter.to()));
    }
}
