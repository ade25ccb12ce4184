package io.saluran.pipeline.importing;

import io.saluran.platform.importing.ImportUndo;
import java.util.UUID;
import org.jooq.impl.DSL;

/// The name of a record that stays when an import is taken back, for who takes it back: one that went to somebody whose
/// records they do not see is counted without its name.
final class SeenName {

    private static final String HIDDEN = "…";

    private SeenName() {}

    /// An expression on the row `t`, which has `owner_id` and `name`; what nobody looks after is everybody's.
    static String of(ImportUndo undo) {
        var reach = undo.sql().renderInlined(undo.viewer().maySeeOwner(DSL.field("t.owner_id", UUID.class)));
        return "case when t.owner_id is null or " + (reach.isBlank() ? "true" : reach) + " then t.name else '" + HIDDEN
                + "' end";
    }
}
