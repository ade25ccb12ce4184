package io.saluran.pipeline.importing;

import java.util.Map;

/// Records that were merged into others: whoever names one by what it was called, or by its key elsewhere, means the one
/// that stayed. What a row says only to tell which one it is, changes nothing in that one.
final class MergedRecords {

    /// Names of accounts, those of merged ones too unless another account is called so now.
    static final String ACCOUNT_NAMES = of("account", "") + """

            select id, name from pipeline.account where deleted_at is null
             union all
            select merged.into_id, min(merged.name)
              from merged
             where not exists (select from pipeline.account live
                                where live.deleted_at is null and lower(live.name) = lower(merged.name))
             group by merged.into_id, lower(btrim(merged.name))""";

    private MergedRecords() {}

    /// The beginning of a query that has `merged`: of each merged record what it was called, with the one that stayed.
    ///
    /// @param more columns of the records
    private static String of(String type, String more) {
        return """
                with recursive way (id, into_id, steps) as (
                       select id, merged_into_id, 1 from pipeline.$type where merged_into_id is not null
                        union all
                       select way.id, onward.merged_into_id, way.steps + 1
                         from way
                         join pipeline.$type onward on onward.id = way.into_id and onward.merged_into_id is not null
                        where way.steps < 20),
                     merged as (
                       select gone.name, gone_merge.gone_key, way.into_id, kept.name as kept_name,
                              kept.external_id as kept_key$more
                         from way
                         join pipeline.$type gone on gone.id = way.id
                         join pipeline.$type kept on kept.id = way.into_id and kept.deleted_at is null
                         left join pipeline.$type_merge gone_merge on gone_merge.gone_id = gone.id
                          and gone_merge.undone_at is null)""".replace("$type", type).replace("$more", more);
    }

    /// Fills `name_id` of accounts that are known by the key of one that was merged.
    static void findAccounts(StagedSql rows) {
        rows.execute(of("account", "") + """

                update $rows row
                   set name_id = merged.into_id, external_id = null
                  from merged
                 where row.verdict is null
                   and row.name_id is null
                   and merged.gone_key = row.external_id""");
    }

    /// Leaves the key of an account as it is where a row names it as the one it was merged from.
    static void keepKeysOfAccounts(StagedSql rows) {
        rows.execute(of("account", "") + """

                update $rows row
                   set external_id = null
                  from merged
                 where row.verdict is null
                   and row.external_id is not null
                   and row.name_id = merged.into_id
                   and merged.kept_key is not null
                   and lower(merged.name) = lower(row.name)
                   and lower(merged.kept_name) <> lower(row.name)""");
    }

    /// Fills `record_id` of contacts that are known as one that was merged.
    ///
    /// @param condition on the row and `merged`
    static void findContacts(StagedSql rows, String condition) {
        rows.execute(of("contact", ", gone.email, gone.account_id, kept.email as kept_email") + """

                update $rows row
                   set record_id = merged.into_id,
                       name = case when lower(row.name) = lower(merged.name) then merged.kept_name else row.name end,
                       email = case when row.email is distinct from merged.email or merged.kept_email is null
                                    then row.email end,
                       external_id = case when merged.kept_key is null then row.external_id end
                  from merged
                 where row.verdict is null
                   and row.record_id is null
                   and $condition""", Map.of("condition", condition));
    }
}
