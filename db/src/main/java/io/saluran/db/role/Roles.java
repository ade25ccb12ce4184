package io.saluran.db.role;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import org.postgresql.PGConnection;
import org.postgresql.core.Utils;

/// Makes the roles of bundles and lets transactions take them on. All of it is done by the host's user, who needs the
/// attribute `CREATEROLE` for that.
public final class Roles {

    // Any number that nobody else uses in this database.
    private static final long LOCK = 7_258_279L;
    private static final int SECRET_BYTES = 24;

    // What a bundle's tables were before it had a role is made the role's. Sequences and such go with their tables.
    private static final String TAKE_OVER = """
            do $$
            declare each record;
            begin
                for each in
                    select case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence'
                               when 'f' then 'foreign table' else 'table' end as kind, c.oid::regclass::text as name
                      from pg_class c
                     where c.relnamespace = {schema}::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
                       and c.relowner <> {role}::regrole
                       and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass
                                          and d.objid = c.oid and d.refclassid = 'pg_class'::regclass
                                          and d.deptype in ('a', 'i'))
                    union all
                    select 'routine', p.oid::regprocedure::text
                      from pg_proc p
                     where p.pronamespace = {schema}::regnamespace and p.proowner <> {role}::regrole
                    union all
                    select case t.typtype when 'd' then 'domain' else 'type' end, t.oid::regtype::text
                      from pg_type t
                     where t.typnamespace = {schema}::regnamespace and t.typtype in ('d', 'e', 'r')
                       and t.typowner <> {role}::regrole
                loop
                    execute format('alter %s %s owner to %s', each.kind, each.name, {role});
                end loop;
            end $$""";

    // What was granted before and is not any more.
    private static final String REVOKE = """
            do $$
            declare each regclass;
            begin
                for each in
                    select c.oid
                      from pg_class c, aclexplode(c.relacl) granted
                     where granted.grantee = {role}::regrole and c.relowner <> {role}::regrole
                    union
                    select a.attrelid
                      from pg_attribute a, aclexplode(a.attacl) granted
                     where granted.grantee = {role}::regrole
                loop
                    execute format('revoke all on %s from %s', each, {role});
                end loop;
            end $$""";

    // How a role stands: how many privileges it has on what is not its own, and whether all in its schema is its own. What
    // was made anew, or brought back from a backup, lacks some.
    private static final String STANDING = """
            select coalesce(shobj_description(r.oid, 'pg_authid'), ''),
                   (select count(*) from pg_class c, aclexplode(c.relacl) a
                     where a.grantee = r.oid and c.relowner <> r.oid)
                   + (select count(*) from pg_attribute t, aclexplode(t.attacl) a where a.grantee = r.oid)
                   + (select count(*) from pg_namespace n, aclexplode(n.nspacl) a where a.grantee = r.oid),
                   not exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                where n.nspname = ? and c.relkind in ('r', 'p', 'v', 'm') and c.relowner <> r.oid)
              from pg_roles r
             where r.rolname = ?""";

    private Roles() {}

    /// Whether the host's user may make roles.
    public static boolean possible(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "select rolsuper or rolcreaterole from pg_roles where rolname = current_user")) {
            return found.next() && found.getBoolean(1);
        }
    }

    /// Makes the role, or brings it to what is said here, in the running transaction; nothing when it is so already. The
    /// schema, if it has one, is there.
    ///
    /// @return its name in PostgreSQL
    public static String ensure(Connection connection, BundleRole role) throws SQLException {
        var name = name(connection, role.owner());
        if (stands(connection, role, name)) {
            return name;
        }
        run(connection, "select pg_advisory_xact_lock(" + LOCK + ")");
        if (!exists(connection, name)) {
            run(connection, "create role " + quoted(name) + " nologin noinherit");
        }
        run(connection, "grant " + quoted(name) + " to current_user with inherit true, set true");
        grant(connection, role, name);
        if (role.schema() != null) {
            run(connection, "grant usage, create on schema " + role.schema() + " to " + quoted(name));
            run(connection, TAKE_OVER.replace("{schema}", literal(role.schema()))
                    .replace("{role}", literal(quoted(name))));
        }
        if (role.logsIn()) {
            login(connection, name);
        }
        run(connection, "comment on role " + quoted(name) + " is "
                + literal(role.signature() + ' ' + standing(connection, role, name).privileges()));
        return name;
    }

    private static void grant(Connection connection, BundleRole role, String name) throws SQLException {
        run(connection, REVOKE.replace("{role}", literal(quoted(name))));
        for (var grant : role.grants()) {
            run(connection, "grant " + grant + " to " + quoted(name));
        }
    }

    private static void login(Connection connection, String name) throws SQLException {
        run(connection, "create table if not exists saluran.bundle_login (role_name text"
                + " constraint bundle_login_pk primary key, password text not null)");
        try (var keep = connection.prepareStatement(
                "insert into saluran.bundle_login values (?, ?) on conflict do nothing")) {
            keep.setString(1, name);
            keep.setString(2, secret());
            keep.execute();
        }
        run(connection, "alter role " + quoted(name) + " login");
        connection.unwrap(PGConnection.class).alterUserPassword(name, password(connection, name).toCharArray(),
                "scram-sha-256");
    }

    private static String secret() {
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The password of a role that logs in.
    public static String password(Connection connection, String name) throws SQLException {
        try (var query = connection.prepareStatement("select password from saluran.bundle_login where role_name = ?")) {
            query.setString(1, name);
            try (var found = query.executeQuery()) {
                found.next();
                return found.getString(1);
            }
        }
    }

    /// Takes the role on until the transaction ends.
    public static void take(Connection connection, String name) throws SQLException {
        // Each transaction of a bundle begins with it: the driver keeps it prepared.
        try (var statement = connection.prepareStatement("set local role " + quoted(name))) {
            statement.execute();
        }
    }

    /// Is the host's user again.
    public static void leave(Connection connection) throws SQLException {
        run(connection, "set local role none");
    }

    /// Drops a role whose schema is gone, with all that it was granted; nothing when there is none.
    public static void drop(Connection connection, String owner) throws SQLException {
        var name = name(connection, owner);
        if (exists(connection, name)) {
            run(connection, "drop owned by " + quoted(name));
            run(connection, "drop role " + quoted(name));
            try (var there = connection.createStatement().executeQuery(
                    "select to_regclass('saluran.bundle_login') is not null")) {
                if (there.next() && there.getBoolean(1)) {
                    run(connection, "delete from saluran.bundle_login where role_name = " + literal(name));
                }
            }
        }
    }

    /// The name of an owner's role in this database.
    public static String name(Connection connection, String owner) throws SQLException {
        // By a statement, which the pool sees and rolls back; the connection's own look-up would begin a transaction unseen.
        try (var statement = connection.createStatement();
                var database = statement.executeQuery("select current_database()")) {
            database.next();
            return BundleRole.name(database.getString(1), owner);
        }
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (var query = connection.prepareStatement("select from pg_roles where rolname = ?")) {
            query.setString(1, name);
            try (var found = query.executeQuery()) {
                return found.next();
            }
        }
    }

    private record Standing(String comment, long privileges, boolean ownsAll) {}

    private static boolean stands(Connection connection, BundleRole role, String name) throws SQLException {
        var now = standing(connection, role, name);
        return now.ownsAll() && now.comment().equals(role.signature() + ' ' + now.privileges());
    }

    private static Standing standing(Connection connection, BundleRole role, String name) throws SQLException {
        try (var query = connection.prepareStatement(STANDING)) {
            query.setString(1, role.schema());
            query.setString(2, name);
            try (var found = query.executeQuery()) {
                return found.next()
                        ? new Standing(found.getString(1), found.getLong(2), found.getBoolean(3))
                        : new Standing("", 0, false);
            }
        }
    }

    private static String quoted(String name) throws SQLException {
        return Utils.escapeIdentifier(null, name).toString();
    }

    private static String literal(String text) throws SQLException {
        return '\'' + Utils.escapeLiteral(null, text, true).toString() + '\'';
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
