package io.saluran.platform.internal.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Db;
import io.saluran.platform.testing.TestBundle;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X4")
class BundleRolesTest extends ExtensionCase {

    private static final String AREA = """
            --changeset map:001-area
            create table area (id int, person uuid constraint area_person references platform.person);
            create index area_name on area using gin ((platform.plain('a')) platform.gin_trgm_ops);
            --rollback drop table area;
            """;

    @BeforeEach
    void deals() {
        database.db().write(sql -> sql.execute("create schema pipeline; create table pipeline.deal (id int);"
                + " insert into pipeline.deal values (7)"));
    }

    /// Says what came of a statement.
    private static TestBundle asking(String version, String permissions, String statement) {
        return TestBundle.of("example.map", version).header("Saluran-Permissions", permissions)
                .uses(Db.class, DSLContext.class)
                .onStart(
                        """
                                var found = context.getServiceReference(io.saluran.db.Db.class);
                                var db = found == null ? null : context.getService(found);
                                String said;
                                try {
                                    said = db == null ? "no database" : "rows: " + db.<Integer>write(
                                            sql -> sql.fetch("%s").size());
                                } catch (RuntimeException refused) {
                                    said = refused.getMessage();
                                }
                                var answer = said;
                                context.registerService(java.util.function.Supplier.class, () -> answer,
                                        org.osgi.framework.FrameworkUtil.asDictionary(java.util.Map.of("bundle", "example.map")));"""
                                .formatted(statement))
                .header("Import-Package", "org.osgi.framework,io.saluran.db,org.jooq")
                .schema("map", Map.of("001-area.sql", AREA));
    }

    private String says(String permissions, String statement) throws Exception {
        done(node.install(asking("1.0.0", permissions, statement)));
        return node.says("example.map");
    }

    @Test
    void a_bundle_that_does_not_ask_for_a_database_gets_none() throws Exception {
        assertThat(says("", "select 1")).isEqualTo("no database");
    }

    @Test
    void it_works_in_its_own_schema() throws Exception {
        assertThat(says("database", "insert into map.area select 1 returning id")).isEqualTo("rows: 1");
        assertThat(database.db().<String>read(sql -> String.valueOf(sql.fetchValue("select tableowner::text"
                + " from pg_tables where schemaname = 'map' and tablename = 'area'")))).endsWith("/map");
    }

    @Test
    void it_sees_no_deals_and_no_passwords_but_who_people_are() throws Exception {
        assertThat(says("database", "select * from pipeline.deal")).contains("permission denied for schema pipeline");
        done(node.install(asking("1.1.0", "database", "select * from platform.person")));
        assertThat(node.says("example.map")).contains("permission denied for table person");
        done(node.install(asking("1.2.0", "database", "select * from platform.person_card")));
        assertThat(node.says("example.map")).isEqualTo("rows: 0");
    }

    @Test
    void no_statement_leads_back_to_the_host() throws Exception {
        assertThat(says("database", "reset role; set session authorization default; select * from pipeline.deal"))
                .contains("permission denied for schema pipeline");
    }

    @Test
    void what_is_granted_opens_what_it_needs_of_the_platform_and_closes_with_it() throws Exception {
        assertThat(says("database", "select * from platform.file")).contains("permission denied");
        done(node.execute(node.plan(asking("1.1.0", "database, uploads", "select * from platform.file")).consented()));
        assertThat(node.says("example.map")).isEqualTo("rows: 0");
        done(node.install(asking("1.2.0", "database", "select * from platform.file")));
        assertThat(node.says("example.map")).contains("permission denied");
    }

    @Test
    void a_change_log_that_touches_another_schema_leaves_all_as_it_was() throws Exception {
        done(node.install(asking("1.0.0", "database", "select * from map.area")));

        var failed = failed(node.install(asking("1.1.0", "database", "select 1").schema("map", Map.of("001-area.sql",
                AREA, "002-deal.sql", "--changeset map:002-deal\nalter table pipeline.deal add column mine text;\n"))));

        assertThat(failed.step()).isEqualTo(Step.MIGRATE);
        assertThat(failed.why()).contains("permission denied for schema pipeline");
        assertThat(node.says("example.map")).isEqualTo("rows: 0");
        assertThat(database.db().<Integer>read(sql -> sql.fetch("select * from pipeline.deal").fields().length))
                .isEqualTo(1);
    }

    @Test
    void its_role_and_its_connections_go_with_it() throws Exception {
        done(node.install(asking("1.0.0", "database", "select * from map.area")));
        assertThat(roles()).containsExactly("map");

        done(node.execute(node.extensions().planRemove("example.map", false).orElseThrow()));
        assertThat(roles()).containsExactly("map");
        assertThat(database.db().<Integer>read(sql -> sql.fetch("select from pg_stat_activity where usename like"
                + " current_database() || '/%'").size())).isZero();
        done(node.install(asking("1.0.0", "database", "select * from map.area")));
        done(node.execute(node.extensions().planRemove("example.map", true).orElseThrow()));
        assertThat(roles()).isEmpty();
    }

    private java.util.List<String> roles() {
        return database.db().read(sql -> sql.fetchValues("select split_part(rolname, '/', 2) from pg_roles"
                + " where rolname like current_database() || '/%'").stream().map(String::valueOf).toList());
    }
}
