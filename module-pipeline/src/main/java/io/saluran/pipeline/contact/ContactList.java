package io.saluran.pipeline.contact;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.CONTACT;
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
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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

/// Contacts as a table, sorted by any column: for the list, REST and the export.
final class ContactList extends RecordList<ContactList.Row, ContactFilter> {

    @Unrestricted("names a column and reads nothing")
    ContactList(Db db, Fields fields) {
        super(db, fields, Contacts.KIND, new Columns(CONTACT.ID, CONTACT.FIELDS));
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
            FieldValues fields,
            int version,
            Instant createdAt,
            Instant updatedAt) implements RecordRow {}

    @Override
    public ContactFilter filter(Map<String, List<String>> parameters) {
        return ContactFilter.of(parameters);
    }

    @Override
    protected Field<?> column(String key) {
        return switch (key) {
            case "account" -> DSL.lower(ACCOUNT.NAME);
            case "title" -> DSL.lower(CONTACT.TITLE);
            case "email" -> CONTACT.EMAIL;
            case "phone" -> CONTACT.PHONE;
            case "owner" -> DSL.lower(PERSON_CARD.NAME);
            default -> DSL.lower(CONTACT.NAME);
        };
    }

    @Override
    public int count(Viewer viewer, ContactFilter filter) {
        return db().read(viewer, sql -> sql.selectCount()
                .from(CONTACT)
                .where(filter.on(), CONTACT.DELETED_AT.isNull(),
                        Unowned.too(viewer.maySee(CONTACT), CONTACT.OWNER_ID))
                .fetchSingle(0, Integer.class));
    }

    /// Contacts that have this address already; usually none.
    List<Row> withEmail(Viewer viewer, String email) {
        return db().read(viewer, sql -> select(sql, viewer, CONTACT.EMAIL.eq(email.strip().toLowerCase(Locale.ROOT)))
                .orderBy(CONTACT.ID)
                .limit(3)
                .fetch(this::row));
    }

    @Override
    public Optional<UUID> movedTo(Viewer viewer, UUID record) {
        return new MergedInto(db(), ContactMerges.kind()).of(viewer, record);
    }

    @Override
    @Unrestricted("names columns; from asks the viewer")
    protected List<Field<?>> columns() {
        return List.of(CONTACT.ID, CONTACT.NAME, CONTACT.ACCOUNT_ID, ACCOUNT.NAME, CONTACT.TITLE,
                CONTACT.EMAIL, CONTACT.PHONE, CONTACT.DO_NOT_CONTACT, CONTACT.OWNER_ID, PERSON_CARD.NAME,
                CONTACT.EXTERNAL_ID, CONTACT.FIELDS, CONTACT.VERSION, CONTACT.CREATED_AT, CONTACT.UPDATED_AT);
    }

    @Override
    protected SelectConditionStep<Record> from(DSLContext sql, Viewer viewer,
            List<? extends SelectField<?>> columns) {
        return sql.select(columns)
                .from(CONTACT)
                .leftJoin(ACCOUNT).on(ACCOUNT.ID.eq(CONTACT.ACCOUNT_ID), ACCOUNT.DELETED_AT.isNull(),
                        Unowned.too(viewer.maySee(ACCOUNT), ACCOUNT.OWNER_ID))
                .leftJoin(PERSON_CARD).on(PERSON_CARD.ID.eq(CONTACT.OWNER_ID))
                .where(CONTACT.DELETED_AT.isNull(),
                        Unowned.too(viewer.maySee(CONTACT), CONTACT.OWNER_ID));
    }

    @Unrestricted("reads a row that was asked for")
    @Override
    protected Row row(Record row) {
        return new Row(row.get(CONTACT.ID), row.get(CONTACT.NAME), row.get(CONTACT.ACCOUNT_ID), row.get(ACCOUNT.NAME),
                row.get(CONTACT.TITLE), row.get(CONTACT.EMAIL), row.get(CONTACT.PHONE), row.get(CONTACT.DO_NOT_CONTACT),
                row.get(CONTACT.OWNER_ID), row.get(PERSON_CARD.NAME), row.get(CONTACT.EXTERNAL_ID),
                own().current(FieldValues.of(row.get(CONTACT.FIELDS))), row.get(CONTACT.VERSION),
                row.get(CONTACT.CREATED_AT), row.get(CONTACT.UPDATED_AT));
    }
}
