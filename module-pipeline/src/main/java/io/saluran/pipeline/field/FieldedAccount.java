package io.saluran.pipeline.field;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.platform.field.FieldValue;
import io.saluran.platform.field.FieldedRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// The company's own fields of accounts.
@Component
public final class FieldedAccount implements FieldedRecord {

    static final String TYPE = "account";

    private final PipelineRecord record;
    private final KnownTexts known;

    @Activate
    @Unrestricted("names a table and reads nothing")
    public FieldedAccount(@Reference Db db) {
        record = new PipelineRecord(db, ACCOUNT, ACCOUNT.FIELDS, ACCOUNT.VERSION);
        known = new KnownTexts(db, TYPE, ACCOUNT, ACCOUNT.FIELDS);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String title() {
        return "account.title";
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public List<String> known(String key, String typed, int most) {
        return known.of(key, typed, most);
    }

    @Override
    public Converted convert(String key, Function<FieldValue, Optional<FieldValue>> by) {
        return record.convert(key, by);
    }
}
