package io.saluran.platform.internal.extension;

import io.saluran.platform.internal.host.BundleFramework;
import java.util.HashSet;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// What a revision does to its bundle's schema.
///
/// @param schema empty for a bundle without tables
/// @param changes how many changes of its change log are new to the database
public record SchemaChange(Kind kind, String schema, int changes) {

    static final String HEADER = BundleFramework.SCHEMA_HEADER;

    /// What is done.
    public enum Kind {
        /// Nothing: it has no tables, or they are as it wants them.
        NONE, MAKE, MIGRATE,
        /// Nothing: a later revision was here, and its changes leave the code before working.
        AHEAD
    }

    static SchemaChange of(DSLContext sql, JarFacts facts) {
        var schema = facts.schema();
        if (schema == null) {
            return new SchemaChange(Kind.NONE, "", 0);
        }
        var fresh = new HashSet<>(facts.changeSets());
        if (!exists(sql, schema)) {
            return new SchemaChange(Kind.MAKE, schema, fresh.size());
        }
        var applied = applied(sql, schema);
        fresh.removeAll(applied);
        if (!fresh.isEmpty() || applied.isEmpty()) {
            return new SchemaChange(Kind.MIGRATE, schema, fresh.size());
        }
        return new SchemaChange(facts.changeSets().containsAll(applied) ? Kind.NONE : Kind.AHEAD, schema, 0);
    }

    private static boolean exists(DSLContext sql, String schema) {
        return sql.fetchSingle("select exists (select from pg_namespace where nspname = ?)", schema)
                .get(0, Boolean.class);
    }

    /// The ids of the changes that are applied to it.
    static Set<String> applied(DSLContext sql, String schema) {
        var table = DSL.table(DSL.name(schema, "databasechangelog"));
        if (sql.fetchSingle("select to_regclass(?) is null", schema + ".databasechangelog").get(0, Boolean.class)) {
            return Set.of();
        }
        return Set.copyOf(sql.select(DSL.field(DSL.name("id"), String.class)).from(table)
                .fetch(0, String.class));
    }

    /// Drops a schema with all that is in it, and what is remembered of its change log.
    static void drop(DSLContext sql, String schema) {
        sql.execute("drop schema if exists {0} cascade", DSL.name(schema));
        sql.deleteFrom(DSL.table(DSL.name("saluran", "change_log")))
                .where(DSL.field(DSL.name("schema_name"), String.class).eq(schema))
                .execute();
    }
}
