package io.saluran.pipeline.importing;

import io.saluran.platform.importing.ImportUndo;
import java.util.ArrayList;
import java.util.List;

/// Takes an import of deals back, and what was made for it.
final class DealUndo {

    /// What people added to a deal since, without changing the deal itself.
    private static final String WORKED_ON = """
            exists (select from pipeline.note note where note.deal_id = t.id)
            or exists (select from pipeline.deal_contact role where role.deal_id = t.id)""";

    private DealUndo() {}

    static List<String> takeBack(ImportUndo undo) {
        var kept = new ArrayList<>(undo.restore("deal", "pipeline.deal", "t.name"));
        undo.delete("record_change", "pipeline.record_change", "t.field", "false");
        undo.delete("stage_move", "pipeline.stage_move", "t.id::text", "false");
        kept.addAll(undo.delete("deal", "pipeline.deal", "t.name", WORKED_ON));
        kept.addAll(AccountUndo.takeBack(undo));
        kept.addAll(undo.delete("product", "pipeline.product", "t.name", "false"));
        kept.addAll(undo.delete("reason", "pipeline.reason", "t.name", "false"));
        // The stages go with their pipeline, which stays when a deal stays in it.
        kept.addAll(undo.delete("pipeline", "pipeline.pipeline", "t.name", "false"));
        undo.delete("stage", "pipeline.stage", "t.name",
                "exists (select from platform.import_record made where made.record_type = 'pipeline'"
                        + " and made.import_id = '" + undo.importId() + "' and made.record_id = t.pipeline_id)");
        return kept;
    }
}
