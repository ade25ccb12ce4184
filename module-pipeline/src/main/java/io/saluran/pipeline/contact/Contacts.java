package io.saluran.pipeline.contact;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.CONTACT;
import static io.saluran.pipeline.sql.pipeline.Tables.CONTACT_ACCOUNT_HISTORY;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.ContactChanged;
import io.saluran.pipeline.record.RecordEdit;
import io.saluran.pipeline.record.RecordField;
import io.saluran.pipeline.record.RecordKind;
import io.saluran.pipeline.record.RecordTable;
import io.saluran.pipeline.record.Records;
import io.saluran.pipeline.sql.pipeline.tables.records.ContactRecord;
import io.saluran.platform.event.Events;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// What is done to contacts. Who leaves an account is kept with the account and the time.
public final class Contacts extends Records<ContactRecord> {

    static final RecordKind KIND = new RecordKind("contact", "contacts", "contact.title", key -> "contact.list." + key,
            "contact.field.", ContactChanged.class, ContactPermissions.WRITE, ContactPermissions.DELETE);

    public Contacts(Db db, Events events, Clock clock) {
        super(table(), db, events, clock, ContactChanged::new);
    }

    @Unrestricted("names the table; Records and Merges ask the viewer")
    static RecordTable<ContactRecord> table() {
        return new RecordTable<>(KIND, CONTACT, CONTACT.ID, CONTACT.NAME, CONTACT.OWNER_ID, CONTACT.VERSION,
                CONTACT.CREATED_AT, CONTACT.UPDATED_AT, CONTACT.DELETED_AT, CONTACT.FIELDS);
    }

    /// One that was merged comes back with the merge.
    @Override
    @Unrestricted("a condition only; Records asks the viewer")
    protected Condition restorable() {
        return CONTACT.MERGED_INTO_ID.isNull();
    }

    @Override
    protected Checks<ContactRecord> checks(DSLContext sql, Viewer viewer) {
        var checks = new ContactChecks(sql, viewer);
        return (contact, edit) -> checks.refusal(edit);
    }

    @Override
    protected RecordEdit<ContactRecord, ?> stored(RecordEdit<ContactRecord, ?> edit) {
        return ContactChecks.stored(edit);
    }

    @Override
    protected void before(DSLContext sql, ContactRecord contact, RecordEdit<ContactRecord, ?> edit) {
        var left = contact.getAccountId();
        if (edit.field().equals(ContactFields.ACCOUNT_OF) && left != null) {
            sql.insertInto(CONTACT_ACCOUNT_HISTORY)
                    .set(CONTACT_ACCOUNT_HISTORY.ID, Ids.next())
                    .set(CONTACT_ACCOUNT_HISTORY.CONTACT_ID, contact.getId())
                    .set(CONTACT_ACCOUNT_HISTORY.ACCOUNT_ID, left)
                    .set(CONTACT_ACCOUNT_HISTORY.LEFT_AT, clock().instant())
                    .execute();
        }
    }

    @Override
    protected List<RecordField<ContactRecord, ?>> ordered() {
        return ContactFields.ORDERED;
    }

    @Override
    @Unrestricted("a contact's history names its accounts to whoever may see the contact")
    protected @Nullable String words(DSLContext sql, @Nullable Object value) {
        if (!(value instanceof UUID id)) {
            return value == null ? null : value.toString();
        }
        return sql.select(PERSON_CARD.NAME).from(PERSON_CARD).where(PERSON_CARD.ID.eq(id))
                .union(sql.select(ACCOUNT.NAME).from(ACCOUNT).where(ACCOUNT.ID.eq(id)))
                .fetchOne(0, String.class);
    }
}
