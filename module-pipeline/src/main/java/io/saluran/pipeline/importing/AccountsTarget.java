package io.saluran.pipeline.importing;

import io.saluran.platform.field.Fields;
import io.saluran.platform.importing.ImportChange;
import io.saluran.platform.importing.ImportField;
import io.saluran.platform.importing.ImportField.Kind;
import io.saluran.platform.importing.ImportRun;
import io.saluran.platform.importing.ImportTarget;
import io.saluran.platform.importing.ImportUndo;
import io.saluran.platform.importing.NearMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Accounts with their parents, which may come later in the same file or not at all: then they are made.
@Component
public final class AccountsTarget implements ImportTarget {

    /// Whether going up from parent to parent, as they would be, comes back to the row.
    private static final String CIRCLE = """
            row.record_id in (
            with recursive tie (id, parent_id) as materialized (
                   select record_id, parent_id from $rows where verdict is null and parent_id is not null
                    union all
                   select account.id, account.parent_id
                     from pipeline.account account
                    where account.parent_id is not null
                      and not exists (select from $rows other
                                       where other.record_id = account.id and other.parent_id is not null)),
                 way (start, at, steps) as (
                   select record_id, parent_id, 1 from $rows where verdict is null and parent_id is not null
                    union all
                   select way.start, tie.parent_id, way.steps + 1
                     from way
                     join tie on tie.id = way.at
                    where way.at <> way.start and way.steps < 100)
            select start from way where at = start)""";

    private final OwnColumns own;

    @Activate
    public AccountsTarget(@Reference Fields fields) {
        own = new OwnColumns(fields, "account");
    }

    @Override
    public String name() {
        return "accounts";
    }

    @Override
    public String permission() {
        return ImportPermission.IMPORT;
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public List<ImportField> fields() {
        return own.after(
                ImportField.required("name", Kind.REFERENCE, "account", "account name", "company", "company name",
                        "organisation", "organization", "customer", "client", "syarikat", "nama syarikat", "akaun",
                        "pelanggan"),
                ImportField.of("external_id", Kind.KEY, "account id", "company id", "customer id", "id akaun"),
                ImportField.of("industry", Kind.TEXT, "sector", "vertical", "industri", "sektor"),
                ImportField.of("location", Kind.TEXT, "office location", "country", "city", "state", "lokasi", "negara",
                        "negeri", "bandar"),
                ImportField.of("website", Kind.TEXT, "web", "url", "domain", "laman web"),
                ImportField.of("founded_year", Kind.WHOLE, "year established", "founded", "established",
                        "tahun ditubuhkan"),
                ImportField.of("revenue_millions", Kind.NUMBER, "revenue", "annual revenue", "turnover", "perolehan",
                        "hasil", "perolehan juta"),
                ImportField.of("employees", Kind.WHOLE, "number of employees", "headcount", "staff", "size", "pekerja",
                        "bilangan pekerja"),
                ImportField.of("parent", Kind.REFERENCE, "subsidiary of", "parent account", "parent company", "holding",
                        "syarikat induk", "anak syarikat kepada"),
                ImportField.of("owner", Kind.REFERENCE, "account owner", "sales agent", "assigned to", "pemilik"));
    }

    @Override
    public List<NearMatch> check(ImportRun run) {
        var rows = new StagedSql(run);
        rows.execute("alter table $rows add column if not exists known boolean");
        Repeats.refuse(rows, "name");
        rows.reject("pipeline.import.reason.negative", "revenue_millions", "row.revenue_millions::numeric < 0");
        rows.reject("pipeline.import.reason.not-whole", "employees", """
                row.employees::numeric < 0 or row.employees::numeric <> trunc(row.employees::numeric)
                 or row.employees::numeric > 2000000000""");
        rows.reject("pipeline.import.reason.no-year", "founded_year", """
                row.founded_year::numeric not between 1000 and 2200
                 or row.founded_year::numeric <> trunc(row.founded_year::numeric)""");
        rows.execute("""
                update $rows row
                   set name_id = account.id
                  from pipeline.account account
                 where row.verdict is null
                   and row.external_id is not null
                   and account.external_id = row.external_id""");
        // The key of an account that was merged means the one that stayed, which keeps its own.
        rows.execute("""
                update $rows row
                   set name_id = merge.kept_id, external_id = null
                  from pipeline.account_merge merge
                  join pipeline.account kept on kept.id = merge.kept_id and kept.deleted_at is null
                 where row.verdict is null
                   and row.name_id is null
                   and merge.gone_key = row.external_id
                   and merge.undone_at is null""");
        var matches = new ArrayList<>(run.resolve("name",
                "select id, name from pipeline.account where deleted_at is null", ImportRun.Unknown.CREATE,
                rows.mayReachAccount()));
        own.read(run, rows);
        matches.addAll(run.resolve("owner", "select id, name from platform.person_card where active",
                ImportRun.Unknown.REJECT));
        rows.reject("pipeline.import.reason.not-yours", "name", rows.filled("""
                exists (select from pipeline.account account
                         where account.id = row.name_id and account.owner_id is not null and not ($reach))""",
                Map.of("reach", rows.mayReach("account.owner_id"))));
        rows.reject("pipeline.import.reason.deleted", "name",
                "exists (select from pipeline.account account where account.id = row.name_id and account.deleted_at is not null)");
        rows.execute("update $rows row set record_id = row.name_id where row.verdict is null");
        own.refuseMissing(rows, "pipeline.account", "false");
        rows.execute("""
                update $rows row
                   set known = row.name_id is not null, record_id = coalesce(row.name_id, platform.uuid7())
                 where row.verdict is null""");
        rows.reject("pipeline.import.reason.own-parent", "parent", "lower(row.parent) = lower(row.name)");
        matches.addAll(run.resolve("parent", rows.filled("""
                select id, name from pipeline.account where deleted_at is null
                union
                select record_id, name from $rows where verdict is null and not known""", Map.of()),
                ImportRun.Unknown.CREATE,
                "(" + rows.mayReachAccount()
                        + " or not exists (select from pipeline.account known where known.id = each.id))"));
        rows.reject("pipeline.import.reason.parent-circle", "parent", rows.filled(CIRCLE, Map.of()));
        judge(rows);
        return matches;
    }

    private static void judge(StagedSql rows) {
        rows.execute(
                """
                        update $rows row
                           set verdict = case
                               when not row.known then 'create'
                               when exists (select from pipeline.account account
                                             where account.id = row.record_id
                                               and (row.industry is not null and account.industry is distinct from row.industry
                                                    or row.location is not null and account.location is distinct from row.location
                                                    or row.website is not null and account.website is distinct from row.website
                                                    or row.founded_year is not null
                                                       and account.founded_year is distinct from row.founded_year::numeric
                                                    or row.revenue_millions is not null
                                                       and account.revenue_millions is distinct from row.revenue_millions::numeric
                                                    or row.employees is not null
                                                       and account.employees is distinct from row.employees::numeric
                                                    or row.external_id is not null
                                                       and account.external_id is distinct from row.external_id
                                                    or row.owner_id is not null and account.owner_id is distinct from row.owner_id
                                                    or row.parent is not null and (row.parent_id is null
                                                       or account.parent_id is distinct from row.parent_id)
                                                    or $own))
                                   then 'update'
                               else 'same' end
                         where row.verdict is null""",
                Map.of("own", OwnColumns.changes("account")));
    }

    @Override
    public List<ImportChange> changes(ImportRun run, List<Long> rows) {
        return Changes.of(run, rows, """
                pipeline.account account on account.id = row.record_id
                left join pipeline.account parent on parent.id = account.parent_id
                left join pipeline.account other_parent on other_parent.id = row.parent_id
                left join platform.person_card person on person.id = account.owner_id
                left join platform.person_card other_person on other_person.id = row.owner_id""", """
                ('industry', account.industry, row.industry),
                ('location', account.location, row.location),
                ('website', account.website, row.website),
                ('founded_year', account.founded_year::text, %s),
                ('revenue_millions', %s, %s),
                ('employees', account.employees::text, %s),
                ('external_id', account.external_id, row.external_id),
                ('owner', person.name, other_person.name),
                ('parent', parent.name, coalesce(other_parent.name, row.parent))""".formatted(
                Changes.number("row.founded_year"), Changes.number("account.revenue_millions"),
                Changes.number("row.revenue_millions"), Changes.number("row.employees")), "account");
    }

    @Override
    public void apply(ImportRun run) {
        var rows = new StagedSql(run);
        addParents(run, rows);
        // Parents are set afterwards, for they may come later in the file.
        rows.execute("""
                insert into pipeline.account (id, name, owner_id, industry, location, website, founded_year,
                       revenue_millions, employees, external_id, fields)
                select record_id, name, owner_id, industry, location, website, founded_year::numeric::int,
                       revenue_millions::numeric, employees::numeric::int, external_id,
                       coalesce(own, '{}')
                  from $rows
                 where verdict = 'create'
                 order by row_no""");
        run.note("account",
                rows.filled("select record_id, 'created', null::jsonb, 1 from $rows where verdict = 'create'",
                        Map.of()));
        run.note("account", rows.filled("""
                select account.id, 'updated', to_jsonb(account), account.version + 1
                  from $rows row
                  join pipeline.account account on account.id = row.record_id
                 where row.verdict = 'update'""", Map.of()));
        rows.execute("""
                update pipeline.account account
                   set parent_id = row.parent_id
                  from $rows row
                 where row.verdict = 'create' and row.parent_id is not null and account.id = row.record_id""");
        rows.execute("""
                update pipeline.account account
                   set industry = coalesce(row.industry, account.industry),
                       location = coalesce(row.location, account.location),
                       website = coalesce(row.website, account.website),
                       founded_year = coalesce(row.founded_year::numeric::int, account.founded_year),
                       revenue_millions = coalesce(row.revenue_millions::numeric, account.revenue_millions),
                       employees = coalesce(row.employees::numeric::int, account.employees),
                       external_id = coalesce(row.external_id, account.external_id),
                       owner_id = coalesce(row.owner_id, account.owner_id),
                       parent_id = coalesce(row.parent_id, account.parent_id),
                       fields = account.fields || coalesce(row.own, '{}'),
                       version = account.version + 1,
                       updated_at = now()
                  from $rows row
                 where row.verdict = 'update' and account.id = row.record_id""");
        run.noteAfter("account", "pipeline.account");
    }

    private static void addParents(ImportRun run, StagedSql rows) {
        // A parent that was refused itself is made by its name only.
        rows.execute("""
                update $rows row
                   set parent_id = null
                 where row.parent_id is not null
                   and not exists (select from pipeline.account account where account.id = row.parent_id)
                   and not exists (select from $rows other
                                    where other.record_id = row.parent_id and other.verdict = 'create')""");
        rows.execute("""
                create temporary table import_parent on commit drop as
                select platform.uuid7() as id, min(parent) as name, lower(parent) as same
                  from $rows
                 where parent is not null and parent_id is null and verdict in ('create', 'update')
                 group by lower(parent)""");
        rows.execute("insert into pipeline.account (id, name) select id, name from import_parent");
        run.note("account", "select id, 'created', null::jsonb, 1 from import_parent");
        rows.execute("""
                update $rows row set parent_id = made.id
                  from import_parent made
                 where row.parent_id is null and made.same = lower(row.parent)""");
    }

    @Override
    public List<String> undo(ImportUndo undo) {
        return AccountUndo.takeBack(undo);
    }
}
