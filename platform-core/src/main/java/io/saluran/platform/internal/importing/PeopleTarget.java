package io.saluran.platform.internal.importing;

import io.saluran.platform.importing.ImportChange;
import io.saluran.platform.importing.ImportField;
import io.saluran.platform.importing.ImportField.Kind;
import io.saluran.platform.importing.ImportRun;
import io.saluran.platform.importing.ImportTarget;
import io.saluran.platform.importing.ImportUndo;
import io.saluran.platform.importing.NearMatch;
import io.saluran.platform.text.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jooq.impl.DSL;

/// People, each with manager, team and office. A manager becomes a person too, and leads a team in the office of the
/// row. People without an address cannot sign in until they are given one.
public final class PeopleTarget implements ImportTarget {

    private static final String PERSON = "platform.person";
    private static final String TEAM = "platform.team";
    private static final String OFFICE = "platform.office";

    private final Texts texts;

    public PeopleTarget(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String name() {
        return "people";
    }

    @Override
    public String permission() {
        return ImportPermissions.PEOPLE;
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public List<ImportField> fields() {
        return List.of(
                ImportField.required("name", Kind.KEY, "sales agent", "agent", "sales rep", "rep", "full name",
                        "employee",
                        "person", "owner", "salesperson", "nama penuh", "nama", "ejen", "wakil jualan", "pekerja"),
                ImportField.of("email", Kind.EMAIL, "e-mail", "mail", "email address", "emel", "e-mel"),
                ImportField.of("manager", Kind.REFERENCE, "manager name", "sales manager", "supervisor", "lead",
                        "team lead", "reports to", "pengurus", "penyelia", "ketua"),
                ImportField.of("team", Kind.TEXT, "team name", "group", "pasukan", "kumpulan"),
                ImportField.of("office", Kind.TEXT, "regional office", "region", "branch", "location", "pejabat",
                        "cawangan", "wilayah"));
    }

    @Override
    public List<NearMatch> check(ImportRun run) {
        var staging = run.stagingName();
        var sql = run.sql();
        // A manager who stands in the file's own list of people is no question.
        var matches = run.resolve("manager", "select id, name from platform.person where left_at is null",
                ImportRun.Unknown.CREATE);
        sql.execute("""
                update %s row
                   set record_id = person.id
                  from platform.person person
                 where row.verdict is null
                   and row.email is not null
                   and person.email = row.email""".formatted(staging));
        sql.execute("""
                update %s row
                   set verdict = 'reject', problem = 'import.reason.ambiguous', problem_value = row.name,
                       problem_field = 'name', problem_more = same.times::text
                  from (select lower(name) as name, count(*) as times from platform.person group by 1
                        having count(*) > 1) same
                 where row.verdict is null
                   and row.record_id is null
                   and same.name = lower(row.name)""".formatted(staging));
        sql.execute("""
                update %s row
                   set record_id = person.id
                  from platform.person person
                 where row.verdict is null
                   and row.record_id is null
                   and lower(person.name) = lower(row.name)""".formatted(staging));
        sql.execute("""
                update %1$s row
                   set verdict = case
                       when row.record_id is null then 'create'
                       when exists (select from %2$s) then 'update'
                       else 'same' end
                 where row.verdict is null""".formatted(staging, changes("row")));
        return matches;
    }

    /// People whom a row would change: another address, another team.
    private static String changes(String row) {
        return """
                platform.person person
                  left join platform.team team on team.id = person.team_id
                 where person.id = %1$s.record_id
                   and (%1$s.email is not null and person.email is distinct from %1$s.email
                        or %1$s.team is not null and lower(team.name) is distinct from lower(%1$s.team)
                        or %1$s.team is null and %1$s.manager is not null
                           and (%1$s.manager_id is null or team.manager_id is distinct from %1$s.manager_id))"""
                .formatted(row);
    }

    @Override
    public List<ImportChange> changes(ImportRun run, List<Long> rows) {
        return run.sql().fetch("""
                select row.row_no, change.field, change.was, change.becomes
                  from %s row
                  join platform.person person on person.id = row.record_id
                  left join platform.team team on team.id = person.team_id
                  left join platform.person manager on manager.id = team.manager_id
                 cross join lateral (values ('email', person.email, row.email),
                                            ('manager', manager.name, row.manager),
                                            ('team', team.name, row.team)) change (field, was, becomes)
                 where row.verdict = 'update' and row.row_no = any(?)
                   and change.becomes is not null and lower(change.was) is distinct from lower(change.becomes)
                 order by row.row_no""".formatted(run.stagingName()), DSL.val(rows.toArray(Long[]::new)))
                .map(row -> new ImportChange(row.get("row_no", Long.class), row.get("field", String.class),
                        row.get("was", String.class), row.get("becomes", String.class)));
    }

    @Override
    public void apply(ImportRun run) {
        addOffices(run);
        addPeople(run);
        addManagers(run);
        addTeams(run);
        setTeams(run);
    }

    private static void addOffices(ImportRun run) {
        run.sql().execute("""
                with made as (
                    insert into platform.office (id, name)
                    select platform.uuid7(), min(office)
                      from %s
                     where office is not null and verdict in ('create', 'update')
                     group by lower(office)
                    on conflict do nothing
                    returning id)
                insert into platform.import_record (import_id, record_type, record_id, action)
                select ?, 'office', id, 'created' from made""".formatted(run.stagingName()), run.id());
    }

    private static void addPeople(ImportRun run) {
        run.sql().execute("update %s set record_id = platform.uuid7() where verdict = 'create'"
                .formatted(run.stagingName()));
        run.sql().execute("""
                insert into platform.person (id, name, email)
                select record_id, name, email from %s where verdict = 'create' order by row_no"""
                .formatted(run.stagingName()));
        run.note("person", "select record_id, 'created', null::jsonb, 1 from " + run.stagingName()
                + " where verdict = 'create'");
        giveRole(run, "REP", "select record_id from %s where verdict = 'create'".formatted(run.stagingName()));
    }

    /// Managers that nobody knew: from the file's own people, or new.
    private static void addManagers(ImportRun run) {
        var staging = run.stagingName();
        run.sql().execute("""
                update %1$s row
                   set manager_id = other.record_id
                  from %1$s other
                 where row.manager_id is null
                   and row.verdict in ('create', 'update')
                   and other.verdict = 'create'
                   and lower(other.name) = lower(row.manager)""".formatted(staging));
        run.sql().execute("""
                create temporary table import_manager on commit drop as
                select platform.uuid7() as id, min(manager) as name, lower(manager) as same
                  from %s
                 where manager is not null and manager_id is null and verdict in ('create', 'update')
                 group by lower(manager)""".formatted(staging));
        run.sql().execute("insert into platform.person (id, name) select id, name from import_manager");
        run.note("person", "select id, 'created', null::jsonb, 1 from import_manager");
        run.sql().execute("""
                update %s row set manager_id = made.id
                  from import_manager made
                 where row.manager_id is null and made.same = lower(row.manager)""".formatted(staging));
        giveRole(run, "MANAGER", """
                select distinct row.manager_id
                  from %s row
                  join platform.import_record done
                    on done.import_id = '%s' and done.record_type = 'person' and done.record_id = row.manager_id
                 where row.verdict in ('create', 'update')""".formatted(staging, run.id()));
    }

    private void addTeams(ImportRun run) {
        var name = texts.text(run.locale(), "import.people.team-of", "\u0001");
        run.sql().execute("""
                create temporary table import_team on commit drop as
                select platform.uuid7() as id,
                       coalesce(min(row.team), replace(?, chr(1), min(manager.name))) as name,
                       min(row.manager_id::text)::uuid as manager_id,
                       min(office.id::text)::uuid as office_id
                  from %s row
                  left join platform.person manager on manager.id = row.manager_id
                  left join platform.office office on lower(office.name) = lower(row.office)
                 where row.verdict in ('create', 'update')
                   and (row.team is not null
                        and not exists (select from platform.team team where lower(team.name) = lower(row.team))
                        or row.team is null
                        and row.manager_id is not null
                        and not exists (select from platform.team team where team.manager_id = row.manager_id))
                 group by coalesce(lower(row.team), row.manager_id::text)""".formatted(run.stagingName()), name);
        run.sql().execute("""
                with made as (
                    insert into platform.team (id, name, manager_id, office_id)
                    select id, name, manager_id, office_id from import_team
                    on conflict do nothing
                    returning id)
                insert into platform.import_record (import_id, record_type, record_id, action)
                select ?, 'team', id, 'created' from made""", run.id());
    }

    private static void setTeams(ImportRun run) {
        run.sql().execute("""
                create temporary table import_member on commit drop as
                select row.record_id as person_id, row.email, row.verdict,
                       coalesce((select team.id from platform.team team where lower(team.name) = lower(row.team)),
                                (select team.id from platform.team team where team.manager_id = row.manager_id
                                  and row.team is null order by team.name limit 1)) as team_id
                  from %s row
                 where row.verdict in ('create', 'update')
                union all
                select distinct on (manager.id) manager.id, null, 'manager', team.id
                  from import_manager manager
                  join platform.team team on team.manager_id = manager.id
                 order by 1""".formatted(run.stagingName()));
        run.note("person", """
                select person.id, 'updated', jsonb_build_object('email', person.email, 'team_id', person.team_id,
                       'version', person.version, 'updated_at', person.updated_at), person.version + 1
                  from import_member member
                  join platform.person person on person.id = member.person_id
                 where member.verdict = 'update'""");
        run.sql().execute("""
                update platform.person person
                   set team_id = coalesce(member.team_id, person.team_id),
                       email = coalesce(member.email, person.email),
                       version = person.version + case member.verdict when 'update' then 1 else 0 end,
                       updated_at = now()
                  from import_member member
                 where member.person_id = person.id""");
        run.noteAfter("person", PERSON);
    }

    private static void giveRole(ImportRun run, String role, String people) {
        run.sql()
                .execute("insert into platform.person_role (person_id, role_id) select each.id, role.id from (" + people
                        + ") each (id) join platform.role role on role.built_in = ? on conflict do nothing", role);
    }

    @Override
    public List<String> undo(ImportUndo undo) {
        var kept = new ArrayList<>(undo.restore("person", PERSON, "t.name"));
        // A new team and its new manager point at each other.
        undo.sql().execute("""
                update platform.team team
                   set manager_id = null
                  from platform.import_record made, platform.person t
                 where made.import_id = ? and made.record_type = 'team' and made.record_id = team.id
                   and t.id = team.manager_id
                   and exists (select from platform.import_record done
                                where done.import_id = made.import_id and done.record_type = 'person'
                                  and done.record_id = t.id and done.action = 'created' and done.version = t.version)
                   and not (%s)""".formatted(undo.references(PERSON, TEAM)), undo.importId());
        kept.addAll(undo.delete("person", PERSON, "t.name", "false"));
        kept.addAll(undo.delete("team", TEAM, "t.name", "false"));
        kept.addAll(undo.delete("office", OFFICE, "t.name", "false"));
        return kept;
    }
}
