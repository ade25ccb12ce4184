package io.saluran.pipeline.contact;

import static io.saluran.pipeline.sql.pipeline.Tables.CONTACT;

import io.saluran.db.Unrestricted;
import io.saluran.pipeline.record.RecordField;
import io.saluran.pipeline.sql.pipeline.tables.records.ContactRecord;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The fields of a contact that people edit. Their names are the texts `contact.field.KEY`.
@Unrestricted("names columns and reads nothing")
public final class ContactFields {

    public static final RecordField<ContactRecord, String> NAME = new RecordField<>("name", CONTACT.NAME);
    public static final RecordField<ContactRecord, UUID> ACCOUNT_OF = new RecordField<>("account", CONTACT.ACCOUNT_ID);
    public static final RecordField<ContactRecord, UUID> OWNER = new RecordField<>("owner", CONTACT.OWNER_ID);
    public static final RecordField<ContactRecord, String> TITLE = new RecordField<>("title", CONTACT.TITLE);
    public static final RecordField<ContactRecord, String> EMAIL = new RecordField<>("email", CONTACT.EMAIL);
    public static final RecordField<ContactRecord, String> PHONE = new RecordField<>("phone", CONTACT.PHONE);
    public static final RecordField<ContactRecord, Boolean> DO_NOT_CONTACT = new RecordField<>("doNotContact",
            CONTACT.DO_NOT_CONTACT);

    /// All of them, in the order in which people read them.
    static final List<RecordField<ContactRecord, ?>> ORDERED = List.of(NAME, ACCOUNT_OF, OWNER, TITLE, EMAIL, PHONE,
            DO_NOT_CONTACT);

    /// All of them by key.
    static final Map<String, RecordField<ContactRecord, ?>> ALL = ORDERED.stream()
            .collect(Collectors.toUnmodifiableMap(RecordField::key, Function.identity()));

    private ContactFields() {}
}
