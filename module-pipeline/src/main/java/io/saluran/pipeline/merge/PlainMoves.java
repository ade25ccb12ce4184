package io.saluran.pipeline.merge;

import io.saluran.db.Unrestricted;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Moves rows of a table that say where a contact was, which have no history and no version of their own.
///
/// @param type of the records that are merged, for example `account`
/// @param column by which the rows name them
@Unrestricted("what hangs on a record goes with it, whoever owns it")
public record PlainMoves(DSLContext sql, String type, String column) {

    private static final String THERE = """
            WITH moved AS (
                UPDATE pipeline.contact_account_history SET $column = {1} WHERE $column = {0} RETURNING id
            )
            INSERT INTO pipeline.$type_merge_part (merge_id, kind, record_id) SELECT {2}, 'past', id FROM moved""";

    private static final String BACK = """
            UPDATE pipeline.contact_account_history past SET $column = {1}
              FROM pipeline.$type_merge_part part
             WHERE part.merge_id = {2} AND part.kind = 'past' AND past.id = part.record_id AND past.$column = {0}""";

    public void there(UUID merge, UUID gone, UUID kept) {
        run(THERE, merge, gone, kept);
    }

    public void back(UUID merge, UUID kept, UUID gone) {
        run(BACK, merge, kept, gone);
    }

    private void run(String statement, UUID merge, UUID from, UUID to) {
        sql.execute(statement.replace("$column", column).replace("$type", type), DSL.val(from), DSL.val(to),
                DSL.val(merge));
    }
}
