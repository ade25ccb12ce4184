package io.saluran.platform.testing;

import static io.saluran.platform.internal.sql.Tables.PERSON;
import static io.saluran.platform.internal.sql.Tables.PERSON_ROLE;
import static io.saluran.platform.internal.sql.Tables.ROLE;
import static io.saluran.platform.internal.sql.Tables.ROLE_PERMISSION;
import static io.saluran.platform.internal.sql.Tables.TEAM;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.people.Directory;
import io.saluran.platform.internal.people.Passwords;
import io.saluran.platform.internal.people.Permissions;
import io.saluran.platform.people.People;
import io.saluran.platform.right.BuiltInRole;
import java.util.List;
import java.util.UUID;

/// Puts people and teams into a test's database, and looks with their eyes.
///
/// ```java
/// var people = TestPeople.in(db);
/// var boss = people.person("Mei Ling");
/// var north = people.team("North", boss);
/// var rep = people.person("Arvind", north);
/// var viewer = people.viewer(boss, "team", "pipeline.deal.read");
/// ```
public final class TestPeople {

    private final Db db;
    private final People directory;

    private TestPeople(Db db) {
        this.db = db;
        this.directory = new Directory(db, new Permissions(List::of));
    }

    public static TestPeople in(Db db) {
        return new TestPeople(db);
    }

    /// Everybody in the database.
    public People directory() {
        return directory;
    }

    /// Somebody outside all teams, without address and role.
    public UUID person(String name) {
        var id = Ids.next();
        db.write(sql -> sql.insertInto(PERSON).set(PERSON.ID, id).set(PERSON.NAME, name).execute());
        return id;
    }

    public UUID person(String name, UUID team) {
        var id = person(name);
        db.write(sql -> sql.update(PERSON).set(PERSON.TEAM_ID, team).where(PERSON.ID.eq(id)).execute());
        return id;
    }

    /// Somebody who can sign in.
    public UUID person(String name, String email, String password, BuiltInRole... roles) {
        var id = person(name);
        db.write(sql -> sql.update(PERSON)
                .set(PERSON.EMAIL, email)
                .set(PERSON.PASSWORD_HASH, Passwords.hash(password))
                .where(PERSON.ID.eq(id))
                .execute());
        for (var role : roles) {
            db.write(sql -> sql.insertInto(PERSON_ROLE)
                    .set(PERSON_ROLE.PERSON_ID, id)
                    .set(PERSON_ROLE.ROLE_ID, sql.select(ROLE.ID).from(ROLE).where(ROLE.BUILT_IN.eq(role.name()))
                            .fetchSingle(ROLE.ID))
                    .execute());
        }
        return id;
    }

    public UUID team(String name, UUID manager) {
        var id = Ids.next();
        db.write(sql -> sql.insertInto(TEAM).set(TEAM.ID, id).set(TEAM.NAME, name).set(TEAM.MANAGER_ID, manager)
                .execute());
        return id;
    }

    /// Gives the person a role of its own and returns the viewer that the person is then, as after signing in.
    ///
    /// @param visibility `own`, `team` or `all`
    /// @param permissions keys; none known to a bundle is needed
    public Viewer viewer(UUID person, String visibility, String... permissions) {
        var role = Ids.next();
        db.write(sql -> {
            sql.insertInto(ROLE).set(ROLE.ID, role).set(ROLE.NAME, "Role " + role).set(ROLE.VISIBILITY, visibility)
                    .execute();
            for (var permission : permissions) {
                sql.insertInto(ROLE_PERMISSION)
                        .set(ROLE_PERMISSION.ROLE_ID, role)
                        .set(ROLE_PERMISSION.PERMISSION, permission)
                        .set(ROLE_PERMISSION.GRANTED, true)
                        .execute();
            }
            return sql.insertInto(PERSON_ROLE)
                    .set(PERSON_ROLE.PERSON_ID, person)
                    .set(PERSON_ROLE.ROLE_ID, role)
                    .execute();
        });
        return directory.viewer(person);
    }

    /// An administrator.
    public Viewer administrator(String name) {
        var id = person(name, Ids.next() + "@test.example", "a long test phrase", BuiltInRole.ADMINISTRATOR);
        return directory.viewer(id);
    }
}
