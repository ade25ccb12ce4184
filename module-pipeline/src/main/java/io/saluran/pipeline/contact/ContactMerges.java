package io.saluran.pipeline.contact;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.CONTACT;
import static io.saluran.pipeline.sql.pipeline.Tables.CONTACT_MERGE;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.ContactChanged;
import io.saluran.pipeline.merge.MergeKind;
import io.saluran.pipeline.merge.MergeMoves;
import io.saluran.pipeline.merge.Merges;
import io.saluran.pipeline.record.RecordField;
import io.saluran.pipeline.sql.pipeline.tables.records.ContactRecord;
import io.saluran.platform.event.Events;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Makes one of two contacts. Nobody left an account by it: two records of one person were one too many.
final class ContactMerges extends Merges<ContactRecord> {

    private final Contacts contacts;

    ContactMerges(Db db, Events events, Clock clock) {
        super(kind(), db, events, clock);
        contacts = new Contacts(db, events, clock);
    }

    @Unrestricted("names tables; Merges asks the viewer")
    static MergeKind<ContactRecord> kind() {
        return new MergeKind<>(Contacts.table(), CONTACT_MERGE, ContactFields.ORDERED, CONTACT.MERGED_INTO_ID,
                CONTACT.EXTERNAL_ID, ContactChanged::new);
    }

    @Override
    protected @Nullable String words(DSLContext sql, @Nullable Object value) {
        return contacts.words(sql, value);
    }

    @Override
    protected MergeMoves<ContactRecord> moves(DSLContext sql, Viewer viewer, Instant at) {
        return new ContactMoves(sql, viewer, at);
    }

    /// Whoever said once that they want no calls and letters is not asked again because of a merge.
    @Override
    protected @Nullable Object chosen(DSLContext sql, Viewer viewer, RecordField<ContactRecord, ?> field,
            ContactRecord kept, ContactRecord gone, boolean taken) {
        return field.equals(ContactFields.DO_NOT_CONTACT)
                ? kept.getDoNotContact() || gone.getDoNotContact()
                : super.chosen(sql, viewer, field, kept, gone, taken);
    }

    /// Not when the account is no more.
    @Override
    @Unrestricted("an account that was there before the merge; only its being there is told")
    protected boolean fits(DSLContext sql, Viewer viewer, UUID kept, String field, String old) {
        return !field.equals(ContactFields.ACCOUNT_OF.key())
                || sql.fetchExists(ACCOUNT, ACCOUNT.ID.eq(UUID.fromString(old.replace("\"", ""))));
    }
}
