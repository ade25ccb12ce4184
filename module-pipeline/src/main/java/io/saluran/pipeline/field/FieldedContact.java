package io.saluran.pipeline.field;

import static io.saluran.pipeline.sql.pipeline.Tables.CONTACT;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.platform.field.FieldValue;
import io.saluran.platform.field.FieldedRecord;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// The company's own fields of contacts.
@Component
public final class FieldedContact implements FieldedRecord {

    static final String TYPE = "contact";

    private final PipelineRecord record;

    @Activate
    @Unrestricted("names a table and reads nothing")
    public FieldedContact(@Reference Db db) {
        record = new PipelineRecord(db, CONTACT, CONTACT.FIELDS, CONTACT.VERSION);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String title() {
        return "contact.title";
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public Converted convert(String key, Function<FieldValue, Optional<FieldValue>> by) {
        return record.convert(key, by);
    }
}
