package io.saluran.pipeline.account;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.field.FieldSql;
import io.saluran.pipeline.record.Texted;
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

/// Finds accounts by their name, short names first.
@Component
public final class AccountSearch implements SearchProvider {

    private final Db db;

    @Activate
    public AccountSearch(@Reference Db db) {
        this.db = db;
    }

    @Override
    public String heading() {
        return "account.title";
    }

    @Override
    public int order() {
        return 110;
    }

    @Override
    public String permission() {
        return AccountPermissions.READ;
    }

    @Override
    public List<Hit> search(Viewer viewer, String query, int limit) {
        return db.read(viewer, sql -> sql.select(ACCOUNT.ID, ACCOUNT.NAME, ACCOUNT.INDUSTRY, ACCOUNT.LOCATION)
                .from(ACCOUNT)
                .where(Unowned.too(viewer.maySee(ACCOUNT), ACCOUNT.OWNER_ID), ACCOUNT.DELETED_AT.isNull(),
                        Texted.holds(ACCOUNT.NAME, query).or(FieldSql.holds(ACCOUNT.FIELDS, query)))
                .orderBy(DSL.length(ACCOUNT.NAME), ACCOUNT.ID)
                .limit(limit)
                .fetch(row -> new Hit(row.value2(), Stream.of(row.value3(), row.value4()).filter(Objects::nonNull)
                        .collect(Collectors.joining(" · ")), "accounts/" + row.value1(), "building-2")));
    }
}
