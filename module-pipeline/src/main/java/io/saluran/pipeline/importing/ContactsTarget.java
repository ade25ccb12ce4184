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

/// Contacts, known by their id elsewhere, their address, or their name at an account. Accounts that are not there are
/// made.
@Component
public final class ContactsTarget implements ImportTarget {

    private static final String TABLE = "pipeline.contact";

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
    public List<NearMatch> check(ImportRun run) {
        var rows = new StagedSql(run);
        own.read(run, rows);
        var matches = new ArrayList<>(run.resolve("owner", "select id, name from platform.person_card where active",
                ImportRun.Unknown.REJECT));
        matches.addAll(run.resolve("account", "select id, name from pipeline.account where deleted_at is null",
                ImportRun.Unknown.CREATE, rows.mayReachAccount()));
        known(rows, "contact.external_id = row.external_id");
        known(rows, "contact.email = row.email");
        known(rows, """
                row.email is null and lower(contact.name) = lower(row.name) and contact.deleted_at is null
                and (contact.account_id = row.account_id or contact.account_id is null and row.account is null)""");
        rows.reject("pipeline.import.reason.deleted", "name", """
                exists (select from pipeline.contact contact
                         where contact.id = row.record_id and contact.deleted_at is not null)""");
        rows.reject("pipeline.import.reason.not-yours", "name", rows.filled("""
                exists (select from pipeline.contact contact
                         where contact.id = row.record_id and contact.owner_id is not null and not ($reach))""",
                Map.of("reach", rows.mayReach("contact.owner_id"))));
        refuseRepeats(rows);
        own.refuseMissing(rows, "pipeline.contact", "false");
        rows.execute(
                """
                        update $rows row
                           set verdict = case
                               when row.record_id is null then 'create'
                               when exists (select from pipeline.contact contact
                                             where contact.id = row.record_id
                                               and (contact.name <> row.name
                                                    or row.email is not null and contact.email is distinct from row.email
                                                    or row.phone is not null and contact.phone is distinct from row.phone
                                                    or row.title is not null and contact.title is distinct from row.title
                                                    or row.external_id is not null
                                                       and contact.external_id is distinct from row.external_id
                                                    or row.owner_id is not null and contact.owner_id is distinct from row.owner_id
                                                    or row.account is not null and (row.account_id is null
                                                       or contact.account_id is distinct from row.account_id)
                                                    or $own))
                                   then 'update'
                               else 'same' end
                         where row.verdict is null""",
                Map.of("own", OwnColumns.changes("contact")));
        return matches;
    }

    private static void known(StagedSql rows, String condition) {
        rows.execute("""
                update $rows row
                   set record_id = contact.id
                  from pipeline.contact contact
                 where row.verdict is null
                   and row.record_id is null
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
        return Changes.of(run, rows, """
                pipeline.contact contact on contact.id = row.record_id
                left join pipeline.account account on account.id = contact.account_id
                left join pipeline.account other_account on other_account.id = row.account_id
                left join platform.person_card person on person.id = contact.owner_id
                left join platform.person_card other_person on other_person.id = row.owner_id""", """
                ('name', contact.name, row.name),
                ('email', contact.email, row.email),
                ('phone', contact.phone, row.phone),
                ('title', contact.title, row.title),
                ('external_id', contact.external_id, row.external_id),
                ('owner', person.name, other_person.name),
                ('account', account.name, coalesce(other_account.name, row.account))""", "contact");
    }

    @Override
    public void apply(ImportRun run) {
        var rows = new StagedSql(run);
        NewAccounts.add(run, rows);
        rows.execute("update $rows set record_id = platform.uuid7() where verdict = 'create'");
        rows.execute("""
                insert into pipeline.contact (id, name, account_id, owner_id, title, email, phone, external_id, fields)
                select record_id, name, account_id, owner_id, title, email, phone, external_id,
                       coalesce(own, '{}')
                  from $rows
                 where verdict = 'create'
                 order by row_no""");
        run.note("contact",
                rows.filled("select record_id, 'created', null::jsonb, 1 from $rows where verdict = 'create'",
                        Map.of()));
        run.note("contact", rows.filled("""
                select contact.id, 'updated', to_jsonb(contact), contact.version + 1
                  from $rows row
                  join pipeline.contact contact on contact.id = row.record_id
                 where row.verdict = 'update'""", Map.of()));
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
        rows.execute("""
                update pipeline.contact contact
                   set name = row.name,
                       account_id = coalesce(row.account_id, contact.account_id),
                       owner_id = coalesce(row.owner_id, contact.owner_id),
                       title = coalesce(row.title, contact.title),
                       email = coalesce(row.email, contact.email),
                       phone = coalesce(row.phone, contact.phone),
                       external_id = coalesce(row.external_id, contact.external_id),
                       fields = contact.fields || coalesce(row.own, '{}'),
                       version = contact.version + 1,
                       updated_at = now()
                  from $rows row
                 where row.verdict = 'update' and contact.id = row.record_id""");
        run.noteAfter("contact", "pipeline.contact");
    }

    @Override
    public List<String> undo(ImportUndo undo) {
        var kept = new ArrayList<>(SeenName.only(undo).restore("contact", TABLE, SeenName.of(undo)));
        undo.delete("contact_account_history", "pipeline.contact_account_history", "t.id::text", "false");
        kept.addAll(SeenName.only(undo).delete("contact", TABLE, SeenName.of(undo),
                "exists (select from pipeline.deal_contact role where role.contact_id = t.id)"));
        kept.addAll(AccountUndo.takeBack(undo));
        return kept;
    }
}
