package io.saluran.pipeline.account;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;

import io.saluran.db.Unrestricted;
import io.saluran.pipeline.sql.pipeline.tables.records.AccountRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// The fields of the account that stayed, put back as they were before a merge, where nobody has changed them since.
@Unrestricted("of accounts that AccountMerges has locked, seen by somebody who may")
record MergeFields(DSLContext sql, AccountChecks checks) {

    /// Columns by the key of their field.
    private static final String COLUMNS = """
            (VALUES ('name', 'name'), ('parent', 'parent_id'), ('owner', 'owner_id'), ('industry', 'industry'),
                    ('location', 'location'), ('website', 'website'), ('foundedYear', 'founded_year'),
                    ('revenueMillions', 'revenue_millions'), ('employees', 'employees'),
                    ('externalId', 'external_id')) AS known (key, column_name)""";

    private static final String CHANGED = """
            SELECT known.key, known.column_name, nullif(merge.before -> known.column_name, 'null')::text AS old,
                   to_jsonb(kept) -> known.column_name IS NOT DISTINCT FROM merge.after -> known.column_name AS untouched
              FROM pipeline.account_merge merge
              JOIN pipeline.account kept ON kept.id = merge.kept_id
             CROSS JOIN\s"""
            + COLUMNS + """

                     WHERE merge.id = {0}
                       AND merge.before -> known.column_name IS DISTINCT FROM merge.after -> known.column_name
                    UNION ALL
                    SELECT 'fields.' || own.key, NULL, (merge.before -> 'fields' -> own.key)::text,
                           kept.fields -> own.key IS NOT DISTINCT FROM merge.after -> 'fields' -> own.key
                      FROM pipeline.account_merge merge
                      JOIN pipeline.account kept ON kept.id = merge.kept_id
                     CROSS JOIN LATERAL jsonb_object_keys(merge.after -> 'fields') AS own (key)
                     WHERE merge.id = {0}
                       AND merge.before -> 'fields' -> own.key IS DISTINCT FROM merge.after -> 'fields' -> own.key
                     ORDER BY 1""";

    private static final String PUT_BACK = """
            UPDATE pipeline.account kept
               SET (name, parent_id, owner_id, industry, location, website, founded_year, revenue_millions, employees,
                    external_id) =
                   (SELECT old.name, old.parent_id, old.owner_id, old.industry, old.location, old.website,
                           old.founded_year, old.revenue_millions, old.employees, old.external_id
                      FROM jsonb_populate_record(kept, {1}) AS old),
                   fields = (kept.fields - {2}) || {3},
                   version = version + 1,
                   updated_at = now()
             WHERE kept.id = {0}""";

    record Changed(String key, @Nullable String columnName, @Nullable String old, boolean untouched) {}

    /// The account as JSON, in a query.
    static Field<JSONB> json(UUID account) {
        return DSL.field("(SELECT to_jsonb(account) FROM pipeline.account account WHERE account.id = {0})", JSONB.class,
                DSL.val(account));
    }

    /// @return keys of the fields that were changed since and stay
    List<String> putBack(UUID merge, AccountRecord kept) {
        var stays = new ArrayList<String>();
        var columns = new ArrayList<String>();
        var own = new ArrayList<String>();
        var removed = new ArrayList<String>();
        for (var each : sql.resultQuery(CHANGED, DSL.val(merge)).fetchInto(Changed.class)) {
            var old = each.old() == null ? "null" : each.old();
            if (!each.untouched() || (each.key().equals("parent") && wouldClose(kept.getId(), each.old()))) {
                stays.add(each.key());
            } else if (each.columnName() != null) {
                columns.add('"' + each.columnName() + "\":" + old);
            } else {
                var key = each.key().substring("fields.".length());
                removed.add(key);
                if (each.old() != null) {
                    own.add('"' + key + "\":" + old);
                }
            }
        }
        sql.execute(PUT_BACK, DSL.val(kept.getId()), object(columns),
                DSL.val(removed.toArray(String[]::new), SQLDataType.CLOB.array()), object(own));
        return stays;
    }

    /// The account as it is now.
    AccountRecord now(UUID account) {
        return sql.selectFrom(ACCOUNT).where(ACCOUNT.ID.eq(account)).fetchSingle();
    }

    private static Field<JSONB> object(List<String> members) {
        return DSL.val(JSONB.valueOf("{" + String.join(",", members) + "}"));
    }

    /// Whether the old parent would stand below the account now.
    private boolean wouldClose(UUID kept, @Nullable String parent) {
        return parent != null && checks.isAbove(kept, UUID.fromString(parent.replace("\"", "")));
    }

    /// Gives the import's key back, unless another account has got it since; and ends a circle that work since would close.
    void giveBackKey(UUID gone, @Nullable String key) {
        if (key != null) {
            sql.execute("""
                    UPDATE pipeline.account SET external_id = {1}
                     WHERE id = {0} AND NOT EXISTS (SELECT FROM pipeline.account WHERE external_id = {1})""",
                    DSL.val(gone), DSL.val(key));
        }
        var parent = sql.resultQuery("SELECT parent_id FROM pipeline.account WHERE id = {0}", DSL.val(gone))
                .fetchOne(0, UUID.class);
        if (parent != null && checks.isAbove(gone, parent)) {
            sql.execute("UPDATE pipeline.account SET parent_id = NULL WHERE id = {0}", DSL.val(gone));
        }
    }
}
