package io.saluran.pipeline.importing;

import io.saluran.platform.importing.ImportUndo;
import java.util.ArrayList;
import java.util.List;

/// Takes accounts back that an import made or changed.
final class AccountUndo {

    private static final String TABLE = "pipeline.account";

    private AccountUndo() {}

    static List<String> takeBack(ImportUndo undo) {
        var kept = new ArrayList<>(SeenName.only(undo).restore("account", TABLE, SeenName.of(undo)));
        StagedRecords.forget(undo, "account");
        // Accounts of one import may be each other's parents; the tie must not keep both.
        undo.sql().execute("""
                update pipeline.account t
                   set parent_id = null
                  from platform.import_record done
                 where done.import_id = ? and done.record_type = 'account' and done.action = 'created'
                   and done.record_id = t.id and done.version = t.version
                   and t.parent_id is not null
                   and %s
                   and not (%s)""".formatted(SeenName.reach(undo), undo.references(TABLE, TABLE)), undo.importId());
        kept.addAll(SeenName.only(undo).delete("account", TABLE, SeenName.of(undo), "false"));
        return kept;
    }
}
