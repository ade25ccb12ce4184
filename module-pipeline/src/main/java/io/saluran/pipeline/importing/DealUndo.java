package io.saluran.pipeline.importing;

import io.saluran.pipeline.currency.Revaluation;
import io.saluran.platform.importing.ImportUndo;
import java.util.ArrayList;
import java.util.List;
import org.jooq.impl.DSL;

/// Takes an import of deals back, and what was made for it.
final class DealUndo {

    /// What people added to a deal since, without changing the deal itself.
    private static final String WORKED_ON = """
            exists (select from pipeline.note note where note.deal_id = t.id)
            or exists (select from pipeline.deal_contact role where role.deal_id = t.id)
            or exists (select from pipeline.deal_comment said where said.deal_id = t.id)
            or exists (select from pipeline.deal_file file where file.deal_id = t.id)
            or exists (select from pipeline.activity touch where touch.deal_id = t.id)
            or exists (select from pipeline.deal_check tick where tick.deal_id = t.id)""";

    /// Where a deal stands, which the table's constraints hold together.
    private static final String PLACE = "pipeline_id,stage_id,stage_since,outcome,reason_id,closed_on";

    /// What it is worth, which is one thing in two currencies.
    private static final String WORTH = "value,amount,currency";

    private DealUndo() {}

    static List<String> takeBack(ImportUndo undo) {
        noteOtherMoney(undo);
        var kept = new ArrayList<>(
                SeenName.only(undo).restore("deal", "pipeline.deal", SeenName.of(undo), PLACE, WORTH));
        Revaluation.recurring(undo.sql(), DSL.noCondition());
        // The history of what stays stays too.
        StagedRecords.forget(undo, "deal");
        undo.delete("stage_move", "pipeline.stage_move", "t.id::text", """
                exists (select from platform.import_record kept
                         where kept.import_id = '%s' and kept.record_type = 'deal' and kept.record_id = t.deal_id
                           and kept.action = 'updated'
                           and (kept.after is null or jsonb_exists_any(kept.after, array['stage_id', 'outcome'])))"""
                .formatted(undo.importId()));
        kept.addAll(SeenName.only(undo).delete("deal", "pipeline.deal", SeenName.of(undo), WORKED_ON));
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

    /// A change of the reporting currency converts deals without a new version; what an import left of their money is not
    /// there any more, and is not put back as if it were.
    private static void noteOtherMoney(ImportUndo undo) {
        undo.sql().execute("""
                update platform.import_record done
                   set version = -1
                  from pipeline.deal t
                 where done.import_id = ? and done.record_type = 'deal' and done.action = 'updated'
                   and done.record_id = t.id and done.after is not null
                   and case when jsonb_exists_any(done.after, array['amount', 'currency'])
                            then (jsonb_exists(done.after, 'amount')
                                      and to_jsonb(t.amount) is distinct from nullif(done.after -> 'amount', 'null'))
                                 or (jsonb_exists(done.after, 'currency')
                                      and t.currency is distinct from done.after ->> 'currency')
                            when jsonb_exists(done.after, 'value')
                            then t.currency is not null
                                 or to_jsonb(t.value) is distinct from nullif(done.after -> 'value', 'null')
                            else false end""", undo.importId());
    }
}
