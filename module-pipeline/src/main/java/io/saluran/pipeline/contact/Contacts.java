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
import io.saluran.pipeline.deal.NotPermitted;
import io.saluran.pipeline.record.Outcome;
import io.saluran.pipeline.record.RecordEdit;
import io.saluran.pipeline.record.RecordField;
import io.saluran.pipeline.record.RecordTable;
import io.saluran.pipeline.record.RecordWriting;
import io.saluran.pipeline.record.Refusal;
import io.saluran.pipeline.sql.pipeline.tables.records.ContactRecord;
import io.saluran.platform.event.Events;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// What is done to contacts. Each change raises the contact's version, is kept in its history and told to all open pages,
/// in one transaction; a change of what somebody else has changed since it was read is refused and nothing is done. Who
/// leaves an account is kept with the account and the time.
///
/// Every call that changes throws [NotPermitted] for a viewer without the permission.
public final class Contacts {

    private final RecordWriting<ContactRecord> writing;

    @Unrestricted("names the table; RecordWriting asks the viewer")
    public Contacts(Db db, Events events, Clock clock) {
        writing = new RecordWriting<>(new RecordTable<>("contact", CONTACT, CONTACT.ID, CONTACT.OWNER_ID,
                CONTACT.VERSION, CONTACT.UPDATED_AT, CONTACT.DELETED_AT), db, events, clock, ContactChanged::new);
    }

    /// A contact that is made.
    ///
    /// @param refused why it cannot be; null when it was made
    public record Made(UUID id, @Nullable Refusal refused) {}

    /// Makes a contact, the viewer's own unless an owner is among the fields.
    @Unrestricted("what is made belongs to whom its maker names; the rest is asked by ContactChecks")
    public Made create(Viewer viewer, List<RecordEdit<ContactRecord, ?>> fields) {
        NotPermitted.unless(viewer, ContactPermissions.WRITE);
        return writing.db().write(viewer, sql -> {
            var id = Ids.next();
            var contact = sql.newRecord(CONTACT);
            contact.setId(id);
            contact.setOwnerId(viewer.isSystem() ? null : viewer.person());
            contact.setCreatedAt(writing.clock().instant());
            contact.setUpdatedAt(writing.clock().instant());
            var checks = new ContactChecks(sql, viewer);
            for (var edit : fields) {
                var refusal = checks.refusal(edit);
                if (refusal != null) {
                    return new Made(id, refusal);
                }
                ContactChecks.stored(edit).into(contact);
            }
            if (contact.getName() == null) {
                return new Made(id, Refusal.NO_NAME);
            }
            contact.insert();
            writing.history(sql).edited(viewer, id, "created", null, "");
            writing.tell(sql, viewer, id);
            return new Made(id, null);
        });
    }

    /// Changes one field.
    public <T> Outcome edit(Viewer viewer, UUID id, RecordField<ContactRecord, T> field, @Nullable T value,
            int seenVersion) {
        return edit(viewer, id, List.of(new RecordEdit<>(field, value)), seenVersion);
    }

    /// Changes several fields, or none of them when one cannot be.
    public Outcome edit(Viewer viewer, UUID id, List<RecordEdit<ContactRecord, ?>> edits, int seenVersion) {
        NotPermitted.unless(viewer, ContactPermissions.WRITE);
        return writing.change(viewer, id, seenVersion, (sql, contact) -> {
            var checks = new ContactChecks(sql, viewer);
            for (var edit : edits) {
                var refusal = checks.refusal(edit);
                if (refusal != null) {
                    return new Outcome.Refused(refusal);
                }
            }
            var changes = edits.stream().map(ContactChecks::stored).filter(edit -> edit.changes(contact)).toList();
            for (var edit : changes) {
                apply(sql, viewer, contact, edit);
            }
            return changes.isEmpty() ? new Outcome.Done(seenVersion) : writing.store(sql, viewer, contact);
        });
    }

    private void apply(DSLContext sql, Viewer viewer, ContactRecord contact, RecordEdit<ContactRecord, ?> edit) {
        var left = contact.getAccountId();
        if (edit.field().equals(ContactFields.ACCOUNT_OF) && left != null) {
            sql.insertInto(CONTACT_ACCOUNT_HISTORY)
                    .set(CONTACT_ACCOUNT_HISTORY.ID, Ids.next())
                    .set(CONTACT_ACCOUNT_HISTORY.CONTACT_ID, contact.getId())
                    .set(CONTACT_ACCOUNT_HISTORY.ACCOUNT_ID, left)
                    .set(CONTACT_ACCOUNT_HISTORY.LEFT_AT, writing.clock().instant())
                    .execute();
        }
        writing.history(sql).edited(viewer, contact.getId(), edit.field().key(),
                words(sql, contact.get(edit.field().column())), words(sql, edit.value()));
        edit.into(contact);
    }

    /// Deletes a contact; it can be restored for 30 days. Its deals name it again after that.
    public Outcome delete(Viewer viewer, UUID id, int seenVersion) {
        NotPermitted.unless(viewer, ContactPermissions.DELETE);
        return writing.delete(viewer, id, seenVersion);
    }

    /// Takes a deletion back.
    public Outcome restore(Viewer viewer, UUID id) {
        NotPermitted.unless(viewer, ContactPermissions.DELETE);
        return writing.restore(viewer, id);
    }

    /// A value as the history shows it: the name of what an id stands for.
    @Unrestricted("a contact's history names its accounts to whoever may see the contact")
    private static @Nullable String words(DSLContext sql, @Nullable Object value) {
        if (!(value instanceof UUID id)) {
            return value == null ? null : value.toString();
        }
        return sql.select(PERSON_CARD.NAME).from(PERSON_CARD).where(PERSON_CARD.ID.eq(id))
                .union(sql.select(ACCOUNT.NAME).from(ACCOUNT).where(ACCOUNT.ID.eq(id)))
                .fetchOne(0, String.class);
    }
}
