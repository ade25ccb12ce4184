package io.saluran.platform.internal.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.testing.MovableClock;
import io.saluran.platform.testing.NoRun;
import io.saluran.platform.testing.TestPeople;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X4")
class HousekeepingTest {

    private final TestDatabase database = TestDatabase.of("platform", "src/main/resources");
    private final MovableClock clock = new MovableClock();

    @AfterEach
    void close() {
        database.close();
    }

    private List<?> all(String query) {
        return database.db().read(sql -> sql.fetchValues(query));
    }

    private void sql(String statement) {
        database.db().write(sql -> sql.execute(statement.replace(":now", "'" + clock.instant() + "'::timestamptz")));
    }

    @Test
    void what_is_kept_for_a_time_only_is_gone_after_it_and_the_rest_stays() throws Exception {
        var person = TestPeople.in(database.db()).person("Aisyah");
        sql("""
                insert into platform.one_time_link (hash, purpose, expires_at, used_at) values
                    ('old', 'password', :now - interval '8 days', null),
                    ('used', 'password', :now + interval '1 day', :now - interval '8 days'),
                    ('fresh', 'password', :now - interval '6 days', null)""");
        sql("""
                insert into platform.token (id, person_id, name, scope, hash, created_at, expires_at, revoked_at) values
                    (platform.uuid7(), '%1$s', 'expired', 'read', 'a', :now, :now - interval '91 days', null),
                    (platform.uuid7(), '%1$s', 'ended', 'read', 'b', :now, null, :now - interval '91 days'),
                    (platform.uuid7(), '%1$s', 'lately', 'read', 'c', :now, :now - interval '89 days', null),
                    (platform.uuid7(), '%1$s', 'for ever', 'read', 'd', :now, null, null)""".formatted(person));
        sql("""
                insert into platform.idempotent_request (token_id, key, fingerprint, begun_at)
                select id, age, '', :now - age::interval
                  from platform.token, (values ('25 hours'), ('23 hours')) kept (age) where name = 'for ever'""");
        sql("""
                insert into platform.job_due (task_name, task_instance, execution_time, picked, version) values
                    ('gone', 'job', :now - interval '91 days', false, 1),
                    ('waits', 'job', :now - interval '89 days', false, 1)""");
        sql("""
                insert into platform.job_run (id, job, bundle, node, began_at, ended_at, outcome)
                select platform.uuid7(), age, 'b', 'n', :now - age::interval, :now - age::interval, 'done'
                  from (values ('31 days'), ('29 days')) run (age)""");
        var run = new NoRun();

        new Housekeeping(database.db(), clock).run(run);

        assertThat(all("select hash from platform.one_time_link")).hasToString("[fresh]");
        assertThat(all("select name from platform.token order by name")).hasToString("[for ever, lately]");
        assertThat(all("select key from platform.idempotent_request")).hasToString("[23 hours]");
        assertThat(all("select task_name from platform.job_due")).hasToString("[waits]");
        assertThat(all("select job from platform.job_run")).hasToString("[29 days]");
        assertThat(run.share()).isEqualTo(1.0);
    }
}
