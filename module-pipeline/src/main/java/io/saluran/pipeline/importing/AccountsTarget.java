package io.saluran.pipeline.importing;

import io.saluran.pipeline.record.Limit;
import io.saluran.platform.field.Fields;
import io.saluran.platform.importing.ImportChange;
import io.saluran.platform.importing.ImportField;
import io.saluran.platform.importing.ImportField.Kind;
import io.saluran.platform.importing.ImportMade;
import io.saluran.platform.importing.ImportRun;
import io.saluran.platform.importing.ImportTarget;
import io.saluran.platform.importing.ImportUndo;
import io.saluran.platform.importing.NearMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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

    private static final List<StagedColumn> FACTS = List.of(StagedColumn.text("industry"),
            StagedColumn.text("location"), StagedColumn.text("website"), StagedColumn.whole("founded_year"),
            StagedColumn.number("revenue_millions"), StagedColumn.whole("employees"), StagedColumn.text("external_id"),
            StagedColumn.reference("owner", "platform.person_card"));

    private static final StagedRecords RECORDS = new StagedRecords("account",
            Stream.concat(Stream.of(StagedColumn.text("name")), FACTS.stream()).toList(),
            Stream.concat(FACTS.stream(), Stream.of(StagedColumn.reference("parent", "pipeline.account"))).toList());

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

    /// A parent may be any account of the file.
    @Override
    public Optional<List<String>> ties(ImportRun run) {
        return run.mapped().contains("parent")
                ? Optional.empty()
                : Optional.of(List.of("lower(row.name)", "row.record_id"));
    }

    @Override
    public List<NearMatch> check(ImportRun run) {
        var rows = new StagedSql(run);
        rows.execute("alter table $rows add column if not exists known boolean");
        Repeats.refuse(rows, "name");
        rows.reject("pipeline.import.reason.negative", "revenue_millions", "row.revenue_millions::numeric < 0");
        rows.rejectLarge("revenue_millions", Limit.MILLIONS);
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
        MergedRecords.findAccounts(rows);
        var matches = new ArrayList<>(run.resolve("name", MergedRecords.ACCOUNT_NAMES, ImportRun.Unknown.CREATE,
                rows.mayReachAccount()));
        MergedRecords.keepKeysOfAccounts(rows);
        own.read(run, rows);
        matches.addAll(run.resolve("owner", "select id, name from platform.person_card where active",
                ImportRun.Unknown.REJECT));
        rows.execute("update $rows row set record_id = row.name_id where row.verdict is null");
        RECORDS.refuseHidden(rows, "external_id");
        Repeats.refuseRecords(rows);
        own.refuseMissing(rows, "pipeline.account", "false");
        rows.execute("""
                update $rows row
                   set known = row.name_id is not null, record_id = coalesce(row.name_id, platform.uuid7())
                 where row.verdict is null""");
        rows.reject("pipeline.import.reason.own-parent", "parent", "lower(row.parent) = lower(row.name)");
        matches.addAll(run.resolve("parent", rows.filled("select * from (" + MergedRecords.ACCOUNT_NAMES + """
                ) there (id, name)
                union
                select record_id, name from $rows where verdict is null and not known""", Map.of()),
                ImportRun.Unknown.CREATE,
                "(" + rows.mayReachAccount()
                        + " or not exists (select from pipeline.account known where known.id = each.id))"));
        rows.reject("pipeline.import.reason.parent-circle", "parent", rows.filled(CIRCLE, Map.of()));
        RECORDS.judge(rows, "not row.known");
        return matches;
    }

    @Override
    public List<ImportChange> changes(ImportRun run, List<Long> rows) {
        return RECORDS.changes(run, rows);
    }

    @Override
    public List<ImportMade> made(ImportRun run) {
        return Made.named(run, "parent", "account").stream().toList();
    }

    @Override
    public void apply(ImportRun run) {
        var rows = new StagedSql(run);
        addParents(run, rows);
        // Parents are set afterwards, for they may come later in the file.
        RECORDS.make(run, rows);
        rows.execute("""
                update pipeline.account account
                   set parent_id = row.parent_id
                  from $rows row
                 where row.verdict = 'create' and row.parent_id is not null and account.id = row.record_id""");
        RECORDS.change(run, rows);
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
