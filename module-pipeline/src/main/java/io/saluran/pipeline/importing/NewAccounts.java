package io.saluran.pipeline.importing;

import io.saluran.platform.importing.ImportMade;
import io.saluran.platform.importing.ImportRun;
import java.util.List;
import java.util.Map;

/// Accounts that rows name and nobody has yet.
final class NewAccounts {

    private NewAccounts() {}

    /// What `add` would make.
    static List<ImportMade> made(ImportRun run) {
        return Made.named(run, "account", "account").stream().toList();
    }

    /// Makes them, notes them, and fills `account_id` of their rows. Each belongs to whom the record of its first row does.
    ///
    /// @param owner of a row's record, in SQL
    static void add(ImportRun run, StagedSql rows, String owner) {
        rows.execute("""
                create temporary table import_account on commit drop as
                select platform.uuid7() as id, min(account) as name, lower(account) as same,
                       (array_agg($owner order by row_no))[1] as owner_id
                  from $rows row
                 where account is not null and account_id is null and verdict in ('create', 'update')
                 group by lower(account)""", Map.of("owner", owner));
        rows.execute("insert into pipeline.account (id, name, owner_id) select id, name, owner_id from import_account");
        run.note("account", "select id, 'created', null::jsonb, 1 from import_account");
        rows.execute("""
                update $rows row set account_id = made.id
                  from import_account made
                 where row.account_id is null and made.same = lower(row.account)""");
    }
}
