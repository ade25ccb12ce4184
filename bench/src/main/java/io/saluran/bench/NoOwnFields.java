package io.saluran.bench;

import io.saluran.db.Db;
import io.saluran.platform.event.Events;
import io.saluran.platform.field.Fields;
import io.saluran.platform.internal.field.CompanyFields;
import io.saluran.platform.internal.field.FieldTypes;
import io.saluran.platform.internal.text.TextCatalogue;
import java.util.List;

/// The own fields of a company that has none.
public final class NoOwnFields {

    private NoOwnFields() {}

    public static Fields in(Db db, Events events) {
        return new CompanyFields(db, events, new TextCatalogue(), FieldTypes.of(List.of()));
    }
}
