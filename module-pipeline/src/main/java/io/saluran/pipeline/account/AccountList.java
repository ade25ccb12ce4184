package io.saluran.pipeline.account;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.record.Unowned;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Accounts as a table, sorted by any column: for the list, REST and the export.
final class AccountList {

    /// How far the table can be scrolled; further down a filter is of more use.
    static final int WINDOW = 10_000;

    private static final Field<String> PARENT_NAME = DSL.field(DSL.name("parent", "name"), String.class);

    private final Db db;

    AccountList(Db db) {
        this.db = db;
    }

    record Sort(String field, boolean descending) {

        static final Sort USUAL = new Sort("name", false);
    }

    /// @param parentName null too when the parent is deleted or the viewer may not see it
    /// @param openDeals and the values: of the deals that the viewer may see
    record Row(
            UUID id,
            String name,
            @Nullable UUID parent,
            @Nullable String parentName,
            @Nullable String industry,
            @Nullable String location,
            @Nullable String website,
            @Nullable Integer foundedYear,
            @Nullable BigDecimal revenueMillions,
            @Nullable Integer employees,
            @Nullable UUID owner,
            @Nullable String ownerName,
            int openDeals,
            @Nullable BigDecimal openValue,
            @Nullable BigDecimal wonValue,
            @Nullable String externalId,
            int version,
            Instant createdAt,
            Instant updatedAt) {}

    List<Row> rows(Viewer viewer, AccountFilter filter, Sort sort, int offset, int limit) {
        if (offset >= WINDOW) {
            return List.of();
        }
        return db.read(viewer, sql -> {
            var column = column(sort.field());
            return of(sql, viewer, filter.on())
                    .orderBy(sort.descending() ? column.desc().nullsLast() : column.asc().nullsLast(),
                            sort.descending() ? ACCOUNT.ID.desc() : ACCOUNT.ID.asc())
                    .limit(Math.min(limit, WINDOW - offset))
                    .offset(offset)
                    .fetch(AccountList::row);
        });
    }

    private static Field<?> column(String field) {
        return switch (field) {
            case "parent" -> DSL.lower(PARENT_NAME);
            case "industry" -> DSL.lower(ACCOUNT.INDUSTRY);
            case "location" -> DSL.lower(ACCOUNT.LOCATION);
            case "revenueMillions" -> ACCOUNT.REVENUE_MILLIONS;
            case "employees" -> ACCOUNT.EMPLOYEES;
            case "openDeals" -> AccountFigures.OPEN;
            case "wonValue" -> AccountFigures.WON_VALUE;
            case "owner" -> DSL.lower(PERSON_CARD.NAME);
            default -> DSL.lower(ACCOUNT.NAME);
        };
    }

    int count(Viewer viewer, AccountFilter filter) {
        return db.read(viewer, sql -> sql.selectCount()
                .from(ACCOUNT)
                .where(filter.on(), Unowned.too(viewer.maySee(ACCOUNT), ACCOUNT.OWNER_ID))
                .fetchSingle(0, Integer.class));
    }

    /// Every row in constant memory, the oldest first.
    void each(Viewer viewer, AccountFilter filter, Consumer<Row> taker) {
        db.read(viewer, sql -> {
            try (var rows = of(sql, viewer, filter.on()).orderBy(ACCOUNT.ID).fetchSize(1_000).fetchLazy()) {
                rows.forEach(row -> taker.accept(row(row)));
            }
            return true;
        });
    }

    /// The rows with their condition, for those that sort and cut them.
    static SelectConditionStep<Record> of(DSLContext sql, Viewer viewer, Condition condition) {
        var parent = ACCOUNT.as("parent");
        return sql.select(List.<Field<?>>of(ACCOUNT.ID, ACCOUNT.NAME, ACCOUNT.PARENT_ID, PARENT_NAME, ACCOUNT.INDUSTRY,
                ACCOUNT.LOCATION, ACCOUNT.WEBSITE, ACCOUNT.FOUNDED_YEAR, ACCOUNT.REVENUE_MILLIONS, ACCOUNT.EMPLOYEES,
                ACCOUNT.OWNER_ID, PERSON_CARD.NAME, AccountFigures.OPEN, AccountFigures.OPEN_VALUE,
                AccountFigures.WON_VALUE, ACCOUNT.EXTERNAL_ID, ACCOUNT.VERSION, ACCOUNT.CREATED_AT, ACCOUNT.UPDATED_AT))
                .from(ACCOUNT)
                .leftJoin(parent).on(parent.ID.eq(ACCOUNT.PARENT_ID), parent.DELETED_AT.isNull(),
                        Unowned.too(viewer.maySee(parent), parent.OWNER_ID))
                .leftJoin(PERSON_CARD).on(PERSON_CARD.ID.eq(ACCOUNT.OWNER_ID))
                .crossJoin(AccountFigures.beside(viewer))
                .where(condition, ACCOUNT.DELETED_AT.isNull(),
                        Unowned.too(viewer.maySee(ACCOUNT), ACCOUNT.OWNER_ID));
    }

    @Unrestricted("reads a row that was asked for")
    static Row row(Record row) {
        return new Row(row.get(ACCOUNT.ID), row.get(ACCOUNT.NAME), row.get(ACCOUNT.PARENT_ID), row.get(PARENT_NAME),
                row.get(ACCOUNT.INDUSTRY), row.get(ACCOUNT.LOCATION), row.get(ACCOUNT.WEBSITE),
                row.get(ACCOUNT.FOUNDED_YEAR), row.get(ACCOUNT.REVENUE_MILLIONS), row.get(ACCOUNT.EMPLOYEES),
                row.get(ACCOUNT.OWNER_ID), row.get(PERSON_CARD.NAME), row.get(AccountFigures.OPEN),
                row.get(AccountFigures.OPEN_VALUE), row.get(AccountFigures.WON_VALUE), row.get(ACCOUNT.EXTERNAL_ID),
                row.get(ACCOUNT.VERSION), row.get(ACCOUNT.CREATED_AT), row.get(ACCOUNT.UPDATED_AT));
    }
}
