package io.saluran.db.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.db.Db;
import io.saluran.db.internal.JooqDb;
import io.saluran.db.migration.ChangeLog;
import io.saluran.db.migration.MigrationFailed;
import io.saluran.db.migration.Migrations;
import io.saluran.db.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("X4")
class RolesTest {

    private static final List<String> OF_THE_PLATFORM = List.of("usage on schema platform",
            "references (id) on platform.person", "select on platform.person_card");

    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.of(Map.of());

    @BeforeEach
    void platform() {
        database.db().write(sql -> sql.execute("""
                create schema saluran;
                create schema platform;
                create table platform.person (id int primary key, name text, password_hash text);
                create view platform.person_card as select id, name from platform.person;
                insert into platform.person values (1, 'Aisyah', 'secret');
                create schema pipeline;
                create table pipeline.deal (id int, owner_id int);
                insert into pipeline.deal values (7, 1);
                alter table pipeline.deal enable row level security;
                create policy deal_visible on pipeline.deal using (false);"""));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void asking_for_a_roles_name_leaves_no_transaction_open_behind() throws SQLException {
        try (var connection = database.dataSource().getConnection()) {
            assertThat(Roles.name(connection, "map")).endsWith("/map");
        }
        try (var other = database.open();
                var open = other.createStatement().executeQuery("select count(*) from pg_stat_activity"
                        + " where datname = current_database() and state like 'idle in transaction%'")) {
            open.next();
            assertThat(open.getInt(1)).isZero();
        }
    }

    private static BundleRole role(boolean logsIn) {
        return new BundleRole("map", "map", OF_THE_PLATFORM, logsIn);
    }

    private void migrate(boolean logsIn, String... statements) throws IOException {
        Files.createDirectories(folder.resolve("db/sql"));
        Files.writeString(folder.resolve("db/changelog.yaml"), """
                databaseChangeLog:
                  - includeAll:
                      path: sql/
                      relativeToChangelogFile: true
                """);
        for (int i = 0; i < statements.length; i++) {
            Files.writeString(folder.resolve("db/sql/00" + i + ".sql"),
                    "--liquibase formatted sql\n\n--changeset map:00" + i + "\n" + statements[i] + ";\n");
        }
        new Migrations(database.dataSource(), this::open).migrate("map", ChangeLog.in(folder), role(logsIn));
    }

    private java.sql.Connection open(String role, String password) throws SQLException {
        var url = database.address().replaceFirst("://[^@]*@", "://");
        return DriverManager.getConnection(url, role, password);
    }

    /// Transactions in the role.
    private Db db() throws SQLException {
        return JooqDb.as(name(), database.dataSource());
    }

    private String name() throws SQLException {
        try (var connection = database.open()) {
            return Roles.name(connection, "map");
        }
    }

    private String owner(String table) {
        return database.db().read(sql -> String.valueOf(sql.fetchValue(
                "select tableowner::text from pg_tables where schemaname || '.' || tablename = ?", table)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_change_log_makes_tables_that_belong_to_the_role(boolean logsIn) throws Exception {
        migrate(logsIn, "create table area (id int, person int references platform.person)");

        assertThat(owner("map.area")).isEqualTo(name());
        db().write(sql -> sql.execute("insert into map.area values (1, 1)"));
        assertThat(db().<Integer>read(sql -> sql.fetchSingle("select count(*)::int from map.area"
                + " join platform.person_card on person_card.id = area.person").get(0, Integer.class))).isEqualTo(1);
        assertThat(database.db().<Integer>read(sql -> sql.fetch("select from map.area").size())).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"select * from pipeline.deal", "select password_hash from platform.person",
            "insert into platform.person values (2, 'Ali', '')", "delete from pipeline.deal",
            "select * from saluran.bundle_login", "create table platform.mine (id int)", "create schema mine",
            "drop schema map cascade", "create role other", "alter table pipeline.deal disable row level security",
            "copy (select 1) to program 'id'", "select pg_read_file('/etc/passwd')"})
    void what_is_not_granted_is_refused(String statement) throws Exception {
        migrate(false, "create table area (id int)");

        assertThatThrownBy(() -> db().write(sql -> sql.execute(statement)))
                .hasMessageMatching("(?s).*(permission denied|must be owner|must be (member|superuser)).*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset role", "set role none", "set session authorization default",
            "select set_config('role', 'none', false)", "rollback"})
    void one_that_logs_in_cannot_become_the_host(String escape) throws Exception {
        migrate(true, "create table area (id int)");
        try (var host = database.open();
                var own = open(name(), Roles.password(host, name()));
                var statement = own.createStatement()) {
            statement.execute(escape);
            assertThatThrownBy(() -> statement.execute("select * from pipeline.deal"))
                    .hasMessageContaining("permission denied");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_change_log_that_touches_another_schema_leaves_all_as_it_was(boolean logsIn) throws Exception {
        assertThatThrownBy(() -> migrate(logsIn, "create table area (id int)",
                "alter table pipeline.deal add column mine text")).isInstanceOf(MigrationFailed.class)
                .hasMessageContaining("permission denied for schema pipeline");

        assertThat(owner("map.area")).isEqualTo("null");
        assertThat(database.db().<Boolean>read(
                sql -> sql.fetch("select from pg_namespace where nspname = 'map'").isEmpty())).isTrue();
        migrate(logsIn, "create table area (id int)", "create table other (id int)");
        assertThat(owner("map.area")).isEqualTo(name());
    }

    @Test
    void what_was_there_before_the_role_becomes_its_own() throws Exception {
        database.db().write(sql -> sql.execute("""
                create schema map;
                create table map.old (id int generated always as identity, name text);
                create table map.hidden (id serial);
                create view map.seen as select * from map.old;
                create function map.told(text) returns text language sql as 'select $1';
                create type map.kind as enum ('a');
                alter table map.old enable row level security;
                insert into map.old (name) values ('kept')"""));

        migrate(false, "alter table old add column kind kind");

        assertThat(
                db().<String>read(sql -> sql.fetchSingle("select map.told(name) from map.seen").get(0, String.class)))
                .isEqualTo("kept");
        db().write(sql -> sql.execute("drop table map.hidden; drop view map.seen; drop function map.told(text)"));
    }

    @Test
    void a_role_is_brought_to_what_is_granted_now_and_goes_with_its_schema() throws Exception {
        migrate(true, "create table area (id int)");
        try (var host = database.open()) {
            Roles.ensure(host, new BundleRole("map", "map",
                    List.of("usage on schema platform", "select (id) on platform.person"), true));
        }
        assertThatThrownBy(() -> db().read(sql -> sql.fetch("select * from platform.person_card")))
                .hasMessageContaining("permission denied");
        assertThat(db().<Integer>read(sql -> sql.fetch("select id from platform.person").size())).isEqualTo(1);

        database.db().write(sql -> {
            sql.execute("drop schema map cascade");
            sql.connection(connection -> Roles.drop(connection, "map"));
            return 0;
        });
        assertThat(database.db().<Integer>read(
                sql -> sql.fetch("select from pg_roles where rolname = current_database() || '/map'").size()
                        + sql.fetch("select from saluran.bundle_login").size()))
                .isZero();
    }

    @Test
    void what_was_made_anew_is_granted_anew() throws Exception {
        migrate(false, "create table area (id int)");
        database.db().write(sql -> sql.execute("""
                drop view platform.person_card;
                create view platform.person_card as select id, name from platform.person;
                drop schema map cascade;
                create schema map;
                create table map.area (id int)"""));
        assertThatThrownBy(() -> db().read(sql -> sql.fetch("select * from map.area"))).hasMessageContaining("denied");

        try (var host = database.open()) {
            Roles.ensure(host, role(false));
        }
        assertThat(db().<Integer>read(sql -> sql.fetch("select from map.area, platform.person_card").size())).isZero();
    }

    /// As on an external server, where the host's user is no superuser.
    @Test
    void a_user_with_createrole_is_enough_and_one_without_is_told_apart() throws Exception {
        var database = name().replaceFirst("/.*", "");
        var user = database + "_host";
        this.database.db().write(sql -> sql.execute("""
                create role %1$s login password 'host' createrole;
                grant create on database %2$s to %1$s;
                alter schema saluran owner to %1$s;
                alter schema platform owner to %1$s;
                alter table platform.person owner to %1$s;
                alter view platform.person_card owner to %1$s;
                create role %1$s_poor login password 'host'""".formatted(user, database)));
        try (var host = open(user, "host"); var poor = open(user + "_poor", "host")) {
            assertThat(Roles.possible(poor)).isFalse();
            assertThat(Roles.possible(host)).isTrue();
            host.setAutoCommit(false);
            try (var statement = host.createStatement()) {
                statement.execute("create schema map; create table map.area (id int); insert into map.area values (1)");
                var name = Roles.ensure(host, role(true));
                Roles.take(host, name);
                statement.execute("alter table map.area add column name text; create table map.more (id int)");
                Roles.leave(host);
                statement.execute("select * from map.more; drop schema map cascade");
                Roles.drop(host, "map");
            }
            host.commit();
        }
    }

    @Test
    void names_fit_into_postgresql_and_stay_apart() {
        assertThat(BundleRole.name("saluran", "pipeline")).isEqualTo("saluran/pipeline");
        var one = BundleRole.name("saluran", "@" + "example.".repeat(8) + "one");
        assertThat(one.length()).isLessThanOrEqualTo(63);
        assertThat(one).isNotEqualTo(BundleRole.name("saluran", "@" + "example.".repeat(8) + "two"));
    }
}
