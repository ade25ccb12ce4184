package io.saluran.pipeline.contact;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;

import io.saluran.db.Viewer;
import io.saluran.pipeline.record.RecordEdit;
import io.saluran.pipeline.record.Refusal;
import io.saluran.pipeline.record.Unowned;
import io.saluran.pipeline.sql.pipeline.tables.records.ContactRecord;
import java.util.Locale;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// What a field of a contact can be set to.
record ContactChecks(DSLContext sql, Viewer viewer) {

    @Nullable
    Refusal refusal(RecordEdit<ContactRecord, ?> edit) {
        var value = edit.value();
        if (value == null) {
            return edit.field().equals(ContactFields.NAME) ? Refusal.NO_NAME : null;
        }
        if (value instanceof String text && edit.field().equals(ContactFields.EMAIL)) {
            return ContactEmail.isOne(text) ? null : Refusal.NO_ADDRESS;
        }
        return value instanceof UUID id && !isThere(edit, id) ? Refusal.NO_SUCH_THING : null;
    }

    private boolean isThere(RecordEdit<ContactRecord, ?> edit, UUID id) {
        if (edit.field().equals(ContactFields.OWNER)) {
            return sql.fetchExists(PERSON_CARD, PERSON_CARD.ID.eq(id), PERSON_CARD.ACTIVE.isTrue(),
                    viewer.maySeeOwner(PERSON_CARD.ID));
        }
        return sql.fetchExists(ACCOUNT, ACCOUNT.ID.eq(id), ACCOUNT.DELETED_AT.isNull(),
                Unowned.too(viewer.maySee(ACCOUNT), ACCOUNT.OWNER_ID));
    }

    /// The edit as it is stored: addresses in lower case, and whoever may be contacted when nothing is said.
    static RecordEdit<ContactRecord, ?> stored(RecordEdit<ContactRecord, ?> edit) {
        if (edit.field().equals(ContactFields.EMAIL) && edit.value() instanceof String text) {
            return new RecordEdit<>(ContactFields.EMAIL, text.toLowerCase(Locale.ROOT));
        }
        return edit.field().equals(ContactFields.DO_NOT_CONTACT) && edit.value() == null
                ? new RecordEdit<>(ContactFields.DO_NOT_CONTACT, false)
                : edit;
    }
}
