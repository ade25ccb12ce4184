package io.saluran.pipeline.testing;

import io.saluran.db.Db;
import io.saluran.platform.internal.audit.AuditLog;
import io.saluran.platform.internal.field.BuiltInTypes;
import io.saluran.platform.internal.field.CompanyFields;
import io.saluran.platform.internal.field.FieldTypes;
import io.saluran.platform.internal.field.KnownPeople;
import io.saluran.platform.internal.format.CldrFormats;
import io.saluran.platform.internal.setting.CompanySettings;
import io.saluran.platform.testing.MemoryEvents;
import io.saluran.platform.testing.TestPeople;
import io.saluran.ui.testing.ClassPathTexts;
import java.time.Clock;

/// The fields that a company has added, of the built-in kinds.
public final class TestFields {

    private TestFields() {}

    public static CompanyFields in(Db db) {
        var events = new MemoryEvents();
        var texts = ClassPathTexts.catalogue();
        var clock = Clock.fixed(Company.NOW, java.time.ZoneOffset.UTC);
        var formats = new CldrFormats(new CompanySettings(db, new AuditLog(clock), events), texts, clock);
        return new CompanyFields(db, events, texts, FieldTypes.of(BuiltInTypes.all(formats, texts,
                new KnownPeople(TestPeople.in(db).directory(), events))));
    }
}
