package io.saluran.pipeline.importing;

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
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Contacts, known by their id elsewhere, their address, or their name at an account. Accounts that are not there are
/// made.
@Component
public final class ContactsTarget implements ImportTarget {

    private static final String TABLE = "pipeline.contact";

    private static final List<StagedColumn> FACTS = List.of(StagedColumn.text("name"), StagedColumn.text("email"),
            StagedColumn.text("phone"), StagedColumn.text("title"), StagedColumn.text("external_id"),
            StagedColumn.reference("owner", "platform.person_card"),
            StagedColumn.reference("account", "pipeline.account"));

    private static final StagedRecords RECORDS = new StagedRecords("contact", FACTS, FACTS);

    /// Who has no address is known by the name at an account, or by the name alone where neither says one.
    private static final String NAMED = """
            row.email is null and lower($known.name) = lower(row.name)
            and ($known.account_id = row.account_id or $known.account_id is null and row.account is null)""";

    private final OwnColumns own;

    @Activate
    public ContactsTarget(@Reference Fields fields) {
        own = new OwnColumns(fields, "contact");
    }

    @Override
    public String name() {
        return "contacts";
    }

    @Override
    public String permission() {
        return ImportPermission.IMPORT;
    }

    @Override
    public int order() {
        return 400;
    }

    @Override
    public List<ImportField> fields() {
        return own.after(
                ImportField.required("name", Kind.TEXT, "contact", "contact name", "full name", "person", "nama",
                        "nama penuh",
                        "kenalan"),
                ImportField.of("account", Kind.REFERENCE, "account name", "company", "company name", "organisation",
                        "organization", "customer", "syarikat", "nama syarikat", "akaun"),
                ImportField.of("email", Kind.EMAIL, "e-mail", "mail", "email address", "emel", "e-mel"),
                ImportField.of("phone", Kind.TEXT, "telephone", "mobile", "phone number", "tel", "no tel", "telefon"),
                ImportField.of("title", Kind.TEXT, "job title", "position", "role", "jawatan"),
                ImportField.of("owner", Kind.REFERENCE, "contact owner", "sales agent", "assigned to", "pemilik"),
                ImportField.of("external_id", Kind.KEY, "contact id", "id", "id kenalan"));
    }

    @Override
    public Optional<List<String>> ties(ImportRun run) {
        return Optional.of(List.of("row.record_id", "row.email",
                "lower(row.name) || chr(1) || lower(coalesce(row.account, ''))"));
    }

    @Override
    public List<NearMatch> check(ImportRun run) {
        var rows = new StagedSql(run);
        own.read(run, rows);
        var matches = new ArrayList<>(run.resolve("owner", "select id, name from platform.person_card where active",
                ImportRun.Unknown.REJECT));
        matches.addAll(run.resolve("account", MergedRecords.ACCOUNT_NAMES, ImportRun.Unknown.CREATE,
                rows.mayReachAccount()));
        known(rows, "contact.external_id = row.external_id");
        MergedRecords.findContacts(rows, "merged.gone_key = row.external_id");
        known(rows, "contact.email = row.email");
        MergedRecords.findContacts(rows, "merged.email = row.email");
        known(rows, "contact.deleted_at is null and " + NAMED.replace("$known", "contact"));
        MergedRecords.findContacts(rows, NAMED.replace("$known", "merged"));
        RECORDS.refuseHidden(rows, "external_id", "email");
        refuseRepeats(rows);
        own.refuseMissing(rows, "pipeline.contact", "false");
        RECORDS.judge(rows, "row.record_id is null");
        return matches;
    }

    private static void known(StagedSql rows, String condition) {
        rows.execute("""
                update $rows row
                   set record_id = contact.id
                  from pipeline.contact contact
                 where row.verdict is null
                   and row.record_id is null
                   and contact.merged_into_id is null
                   and $condition""", Map.of("condition", condition));
    }

    /// The same address, or name at the same account, twice in the file is one contact.
    private static void refuseRepeats(StagedSql rows) {
        rows.execute("""
                update $rows row
                   set verdict = 'reject', problem = 'import.reason.repeated', problem_field = 'name',
                       problem_value = row.name, problem_more = again.first_row::text
                  from (select row_no, min(row_no) over (partition by coalesce(record_id::text, external_id, email,
                                           lower(name) || chr(1) || lower(coalesce(account, '')))) as first_row
                          from $rows
                         where verdict is null) again
                 where again.row_no = row.row_no
                   and again.first_row < row.row_no""");
    }

    @Override
    public List<ImportChange> changes(ImportRun run, List<Long> rows) {
        return RECORDS.changes(run, rows);
    }

    @Override
    public List<ImportMade> made(ImportRun run) {
        return NewAccounts.made(run);
    }

    @Override
    public void apply(ImportRun run) {
        var rows = new StagedSql(run);
        NewAccounts.add(run, rows, "row.owner_id");
        rows.execute("update $rows set record_id = platform.uuid7() where verdict = 'create'");
        RECORDS.make(run, rows);
        rows.execute("""
                create temporary table import_left on commit drop as
                select platform.uuid7() as id, contact.id as contact_id, contact.account_id
                  from $rows row
                  join pipeline.contact contact on contact.id = row.record_id
                 where row.verdict = 'update' and contact.account_id is not null
                   and row.account_id is not null and row.account_id <> contact.account_id""");
        rows.execute("""
                insert into pipeline.contact_account_history (id, contact_id, account_id, left_at)
                select id, contact_id, account_id, now() from import_left""");
        run.note("contact_account_history", "select id, 'created', null::jsonb, null::int from import_left");
        RECORDS.change(run, rows);
    }

    @Override
    public List<String> undo(ImportUndo undo) {
        var kept = new ArrayList<>(SeenName.only(undo).restore("contact", TABLE, SeenName.of(undo)));
        StagedRecords.forget(undo, "contact");
        undo.delete("contact_account_history", "pipeline.contact_account_history", "t.id::text", "false");
        kept.addAll(SeenName.only(undo).delete("contact", TABLE, SeenName.of(undo),
                """
                        exists (select from pipeline.deal_contact role where role.contact_id = t.id)
                        or exists (select from pipeline.activity_contact part where part.contact_id = t.id)"""));
        kept.addAll(AccountUndo.takeBack(undo));
        return kept;
    }
}
