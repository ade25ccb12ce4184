package io.saluran.pipeline.testing;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.db.testing.TestDatabase;
import io.saluran.pipeline.stage.Pipelines;
import io.saluran.pipeline.stage.Pipelines.Stage;
import io.saluran.platform.field.FieldDefinition.Choice;
import io.saluran.platform.field.FieldDefinition.Use;
import io.saluran.platform.internal.audit.AuditLog;
import io.saluran.platform.internal.field.CompanyFields;
import io.saluran.platform.internal.field.FieldChanges;
import io.saluran.platform.internal.field.FieldDraft;
import io.saluran.platform.testing.MemoryEvents;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A small company on a real PostgreSQL: people, accounts, products, and the usual pipeline.
public final class Company implements AutoCloseable {

    public static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    public final TestDatabase database = TestDatabase.of("platform", "../platform-core/src/main/resources", "pipeline",
            "src/main/resources");
    public final Db db = database.db();
    public final HeardEvents events = new HeardEvents();
    public final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    /// What the company has added.
    public final CompanyFields fields = TestFields.in(db);
    public final UUID aminah = person("Aminah binti Ali");
    public final UUID ravi = person("Ravi Kumar");
    public final UUID account = account("Kedai Ali");
    public final UUID product = product("GTX Pro", "4821");

    public UUID person(String name) {
        var id = Ids.next();
        execute("insert into platform.person (id, name) values (?, ?)", id, name);
        return id;
    }

    public UUID account(String name) {
        var id = Ids.next();
        execute("insert into pipeline.account (id, name) values (?, ?)", id, name);
        return id;
    }

    public UUID contact(String name, UUID at) {
        var id = Ids.next();
        execute("insert into pipeline.contact (id, name, account_id) values (?, ?, ?)", id, name, at);
        return id;
    }

    public UUID product(String name, @Nullable String listPrice) {
        var id = Ids.next();
        execute("insert into pipeline.product (id, name, list_price) values (?, ?, ?)", id, name,
                listPrice == null ? null : new BigDecimal(listPrice));
        return id;
    }

    public UUID team(String name, UUID... members) {
        var id = Ids.next();
        execute("insert into platform.team (id, name) values (?, ?)", id, name);
        for (var member : members) {
            execute("update platform.person set team_id = ? where id = ?", id, member);
        }
        return id;
    }

    public List<Stage> stages() {
        return new Pipelines(db).all().getFirst().stages();
    }

    public UUID reason(String outcome) {
        return new Pipelines(db).reasons(outcome).getFirst().id();
    }

    /// Somebody with all rights on deals who sees everything.
    public Viewer all() {
        return viewer(aminah, new Visibility.All());
    }

    /// Somebody who sees the deals of these people only.
    public Viewer only(UUID... owners) {
        return viewer(owners[0], new Visibility.Owners(Set.of(owners)));
    }

    public Viewer viewer(UUID person, Visibility visibility, String... permissions) {
        var allowed = permissions.length == 0
                ? Set.of("pipeline.deal.read", "pipeline.deal.write", "pipeline.deal.delete",
                        "pipeline.pipeline.configure", "pipeline.product.read", "pipeline.product.write")
                : Set.of(permissions);
        return new Viewer(person, "Aminah binti Ali", allowed, visibility, Locale.ENGLISH, ZoneOffset.UTC);
    }

    /// Adds a field of the company's own.
    ///
    /// @return its key
    public String field(String recordType, String type, String label, Use use, String... choices) {
        var changes = new FieldChanges(db, new AuditLog(clock), new MemoryEvents(), clock, fields);
        var draft = new FieldDraft("", type, Map.of("en", label), Map.of(), Map.of(),
                Arrays.stream(choices).map(each -> new Choice("", each, false)).toList(), use);
        if (changes.add(Viewer.system(), recordType, draft) instanceof FieldChanges.Outcome.Done(var field)) {
            return field.key();
        }
        throw new AssertionError("The field " + label + " could not be added");
    }

    public void execute(String statement, @Nullable Object... values) {
        db.write(sql -> sql.execute(statement, values));
    }

    /// The first value of a query, as text.
    public @Nullable String value(String query, @Nullable Object... values) {
        var rows = db.read(sql -> sql.fetch(query, values));
        return rows.isEmpty() ? null : rows.getFirst().get(0, String.class);
    }

    @Override
    public void close() {
        database.close();
    }
}
