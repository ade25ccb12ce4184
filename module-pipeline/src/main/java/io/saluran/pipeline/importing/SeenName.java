package io.saluran.pipeline.importing;

import io.saluran.platform.importing.ImportUndo;
import java.util.UUID;
import org.jooq.impl.DSL;

/// What who takes an import back sees of its records: one that went to somebody whose records they do not see stays as it
/// is, as by any other way, and is counted without its name.
final class SeenName {

    private static final String HIDDEN = "…";

    private SeenName() {}

    /// An expression on the row `t`, which has `owner_id` and `name`; what nobody looks after is everybody's.
    static String of(ImportUndo undo) {
        return "case when " + reach(undo) + " then t.name else '" + HIDDEN + "' end";
    }

    /// The undo as far as it may go. What stays can be taken back by somebody who sees it.
    static ImportUndo only(ImportUndo undo) {
        return undo.reaching(reach(undo));
    }

    /// A condition on the row `t`.
    static String reach(ImportUndo undo) {
        var seen = undo.sql().renderInlined(undo.viewer().maySeeOwner(DSL.field("t.owner_id", UUID.class)));
        return "(t.owner_id is null or " + (seen.isBlank() ? "true" : seen) + ")";
    }
}
