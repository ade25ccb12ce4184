package io.saluran.pipeline.account;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.merge.MergedInto;
import io.saluran.pipeline.record.RecordList;
import io.saluran.pipeline.record.RecordRow;
import io.saluran.pipeline.record.Unowned;
import io.saluran.platform.field.FieldValues;
import io.saluran.platform.field.Fields;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Accounts as a table, sorted by any column: for the list, REST and the export.
final class AccountList extends RecordList<AccountList.Row, AccountFilter> {

    private static final Field<String> PARENT_NAME = DSL.field(DSL.name("parent", "name"), String.class);

    @Unrestricted("names a column and reads nothing")
    AccountList(Db db, Fields fields) {
        super(db, fields, Accounts.KIND, new Columns(ACCOUNT.ID, ACCOUNT.FIELDS));
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
            FieldValues fields,
            int version,
            Instant createdAt,
            Instant updatedAt) implements RecordRow {}

    @Override
    public AccountFilter filter(Map<String, List<String>> parameters) {
        return AccountFilter.of(parameters);
    }

    @Override
    protected Field<?> column(String key) {
        return switch (key) {
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

    @Override
    public int count(Viewer viewer, AccountFilter filter) {
        return db().read(viewer, sql -> sql.selectCount()
                .from(ACCOUNT)
                .where(filter.on(), ACCOUNT.DELETED_AT.isNull(),
                        Unowned.too(viewer.maySee(ACCOUNT), ACCOUNT.OWNER_ID))
                .fetchSingle(0, Integer.class));
    }

    @Override
    public Optional<UUID> movedTo(Viewer viewer, UUID record) {
        return new MergedInto(db(), AccountMerges.kind()).of(viewer, record);
    }

    @Override
    @Unrestricted("names columns; from asks the viewer")
    protected List<Field<?>> columns() {
        return List.of(ACCOUNT.ID, ACCOUNT.NAME, ACCOUNT.PARENT_ID, PARENT_NAME, ACCOUNT.INDUSTRY,
                ACCOUNT.LOCATION, ACCOUNT.WEBSITE, ACCOUNT.FOUNDED_YEAR, ACCOUNT.REVENUE_MILLIONS, ACCOUNT.EMPLOYEES,
                ACCOUNT.OWNER_ID, PERSON_CARD.NAME, AccountFigures.OPEN, AccountFigures.OPEN_VALUE,
                AccountFigures.WON_VALUE, ACCOUNT.EXTERNAL_ID, ACCOUNT.FIELDS, ACCOUNT.VERSION, ACCOUNT.CREATED_AT,
                ACCOUNT.UPDATED_AT);
    }

    @Override
    protected SelectConditionStep<Record> from(DSLContext sql, Viewer viewer,
            List<? extends SelectField<?>> columns) {
        var parent = ACCOUNT.as("parent");
        return sql.select(columns)
                .from(ACCOUNT)
                .leftJoin(parent).on(parent.ID.eq(ACCOUNT.PARENT_ID), parent.DELETED_AT.isNull(),
                        Unowned.too(viewer.maySee(parent), parent.OWNER_ID))
                .leftJoin(PERSON_CARD).on(PERSON_CARD.ID.eq(ACCOUNT.OWNER_ID))
                .crossJoin(AccountFigures.beside(viewer))
                .where(ACCOUNT.DELETED_AT.isNull(),
                        Unowned.too(viewer.maySee(ACCOUNT), ACCOUNT.OWNER_ID));
    }

    @Unrestricted("reads a row that was asked for")
    @Override
    protected Row row(Record row) {
        return new Row(row.get(ACCOUNT.ID), row.get(ACCOUNT.NAME), row.get(ACCOUNT.PARENT_ID), row.get(PARENT_NAME),
                row.get(ACCOUNT.INDUSTRY), row.get(ACCOUNT.LOCATION), row.get(ACCOUNT.WEBSITE),
                row.get(ACCOUNT.FOUNDED_YEAR), row.get(ACCOUNT.REVENUE_MILLIONS), row.get(ACCOUNT.EMPLOYEES),
                row.get(ACCOUNT.OWNER_ID), row.get(PERSON_CARD.NAME), row.get(AccountFigures.OPEN),
                row.get(AccountFigures.OPEN_VALUE), row.get(AccountFigures.WON_VALUE), row.get(ACCOUNT.EXTERNAL_ID),
                own().current(FieldValues.of(row.get(ACCOUNT.FIELDS))), row.get(ACCOUNT.VERSION),
                row.get(ACCOUNT.CREATED_AT), row.get(ACCOUNT.UPDATED_AT));
    }
}
