package io.saluran.pipeline.contact;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.CONTACT;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.record.Unowned;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Contacts as a table, sorted by any column: for the list, REST and the export.
final class ContactList {

    /// How far the table can be scrolled; further down a filter is of more use.
    static final int WINDOW = 10_000;

    private final Db db;

    ContactList(Db db) {
        this.db = db;
    }

    record Sort(String field, boolean descending) {

        static final Sort USUAL = new Sort("name", false);
    }

    /// @param accountName null too when the account is deleted or the viewer may not see it
    record Row(
            UUID id,
            String name,
            @Nullable UUID account,
            @Nullable String accountName,
            @Nullable String title,
            @Nullable String email,
            @Nullable String phone,
            boolean doNotContact,
            @Nullable UUID owner,
            @Nullable String ownerName,
            @Nullable String externalId,
            int version,
            Instant createdAt,
            Instant updatedAt) {}

    List<Row> rows(Viewer viewer, ContactFilter filter, Sort sort, int offset, int limit) {
        if (offset >= WINDOW) {
            return List.of();
        }
        return db.read(viewer, sql -> {
            var column = column(sort.field());
            return of(sql, viewer, filter.on())
                    .orderBy(sort.descending() ? column.desc().nullsLast() : column.asc().nullsLast(),
                            sort.descending() ? CONTACT.ID.desc() : CONTACT.ID.asc())
                    .limit(Math.min(limit, WINDOW - offset))
                    .offset(offset)
                    .fetch(ContactList::row);
        });
    }

    private static Field<?> column(String field) {
        return switch (field) {
            case "account" -> DSL.lower(ACCOUNT.NAME);
            case "title" -> DSL.lower(CONTACT.TITLE);
            case "email" -> CONTACT.EMAIL;
            case "phone" -> CONTACT.PHONE;
            case "owner" -> DSL.lower(PERSON_CARD.NAME);
            default -> DSL.lower(CONTACT.NAME);
        };
    }

    int count(Viewer viewer, ContactFilter filter) {
        return db.read(viewer, sql -> sql.selectCount()
                .from(CONTACT)
                .where(filter.on(), Unowned.too(viewer.maySee(CONTACT), CONTACT.OWNER_ID))
                .fetchSingle(0, Integer.class));
    }

    /// Every row in constant memory, the oldest first.
    void each(Viewer viewer, ContactFilter filter, Consumer<Row> taker) {
        db.read(viewer, sql -> {
            try (var rows = of(sql, viewer, filter.on()).orderBy(CONTACT.ID).fetchSize(1_000).fetchLazy()) {
                rows.forEach(row -> taker.accept(row(row)));
            }
            return true;
        });
    }

    /// Contacts that have this address already; usually none.
    List<Row> withEmail(Viewer viewer, String email) {
        return db.read(viewer, sql -> of(sql, viewer, CONTACT.EMAIL.eq(email.strip().toLowerCase(Locale.ROOT)))
                .orderBy(CONTACT.ID)
                .limit(3)
                .fetch(ContactList::row));
    }

    /// The rows with their condition, for those that sort and cut them.
    static SelectConditionStep<Record> of(DSLContext sql, Viewer viewer, Condition condition) {
        return sql.select(List.<Field<?>>of(CONTACT.ID, CONTACT.NAME, CONTACT.ACCOUNT_ID, ACCOUNT.NAME, CONTACT.TITLE,
                CONTACT.EMAIL, CONTACT.PHONE, CONTACT.DO_NOT_CONTACT, CONTACT.OWNER_ID, PERSON_CARD.NAME,
                CONTACT.EXTERNAL_ID, CONTACT.VERSION, CONTACT.CREATED_AT, CONTACT.UPDATED_AT))
                .from(CONTACT)
                .leftJoin(ACCOUNT).on(ACCOUNT.ID.eq(CONTACT.ACCOUNT_ID), ACCOUNT.DELETED_AT.isNull(),
                        Unowned.too(viewer.maySee(ACCOUNT), ACCOUNT.OWNER_ID))
                .leftJoin(PERSON_CARD).on(PERSON_CARD.ID.eq(CONTACT.OWNER_ID))
                .where(condition, CONTACT.DELETED_AT.isNull(),
                        Unowned.too(viewer.maySee(CONTACT), CONTACT.OWNER_ID));
    }

    @Unrestricted("reads a row that was asked for")
    static Row row(Record row) {
        return new Row(row.get(CONTACT.ID), row.get(CONTACT.NAME), row.get(CONTACT.ACCOUNT_ID), row.get(ACCOUNT.NAME),
                row.get(CONTACT.TITLE), row.get(CONTACT.EMAIL), row.get(CONTACT.PHONE), row.get(CONTACT.DO_NOT_CONTACT),
                row.get(CONTACT.OWNER_ID), row.get(PERSON_CARD.NAME), row.get(CONTACT.EXTERNAL_ID),
                row.get(CONTACT.VERSION), row.get(CONTACT.CREATED_AT), row.get(CONTACT.UPDATED_AT));
    }
}
