package io.saluran.pipeline.importing;

import io.saluran.platform.importing.ImportRun;

/// Accounts that rows name and nobody has yet.
final class NewAccounts {

    private NewAccounts() {}

    /// Makes them, notes them, and fills `account_id` of their rows.
    static void add(ImportRun run, StagedSql rows) {
        rows.execute("""
                create temporary table import_account on commit drop as
                select platform.uuid7() as id, min(account) as name, lower(account) as same
                  from $rows
                 where account is not null and account_id is null and verdict in ('create', 'update')
                 group by lower(account)""");
        rows.execute("insert into pipeline.account (id, name) select id, name from import_account");
        run.note("account", "select id, 'created', null::jsonb, 1 from import_account");
        rows.execute("""
                update $rows row set account_id = made.id
                  from import_account made
                 where row.account_id is null and made.same = lower(row.account)""");
    }
}
