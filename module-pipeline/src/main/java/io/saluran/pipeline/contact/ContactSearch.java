package io.saluran.pipeline.contact;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.CONTACT;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.field.FieldSql;
import io.saluran.pipeline.record.Unowned;
import io.saluran.platform.search.SearchProvider;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Finds contacts by name or e-mail address, short names first.
@Component
public final class ContactSearch implements SearchProvider {

    private final Db db;

    @Activate
    public ContactSearch(@Reference Db db) {
        this.db = db;
    }

    @Override
    public String heading() {
        return "contact.title";
    }

    @Override
    public int order() {
        return 120;
    }

    @Override
    public String permission() {
        return ContactPermissions.READ;
    }

    @Override
    public List<Hit> search(Viewer viewer, String query, int limit) {
        return db.read(viewer, sql -> sql.select(CONTACT.ID, CONTACT.NAME, CONTACT.TITLE, ACCOUNT.NAME)
                .from(CONTACT)
                .leftJoin(ACCOUNT).on(ACCOUNT.ID.eq(CONTACT.ACCOUNT_ID), ACCOUNT.DELETED_AT.isNull(),
                        Unowned.too(viewer.maySee(ACCOUNT), ACCOUNT.OWNER_ID))
                .where(Unowned.too(viewer.maySee(CONTACT), CONTACT.OWNER_ID), CONTACT.DELETED_AT.isNull(),
                        ContactFilter.contains(query).or(FieldSql.holds(CONTACT.FIELDS, query)))
                .orderBy(DSL.length(CONTACT.NAME), CONTACT.ID)
                .limit(limit)
                .fetch(row -> new Hit(row.value2(), Stream.of(row.value3(), row.value4()).filter(Objects::nonNull)
                        .collect(Collectors.joining(" · ")), "contacts/" + row.value1(), "contact")));
    }
}
