package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;

import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.Deals.Outcome;
import io.saluran.pipeline.deal.Deals.Refusal;
import io.saluran.pipeline.field.FieldEdit;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.pipeline.field.FieldsMissing;
import io.saluran.pipeline.sql.pipeline.tables.records.DealRecord;
import io.saluran.platform.field.FieldValues;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Writes what a deal holds of the company's own fields, with the transaction of the change.
record DealOwnFields(DSLContext sql, Viewer viewer, DealHistory history) {

    static final String TYPE = "deal";

    /// @param entered the stage that the deal comes to; null when it stays where it is
    /// @return why not; empty when it was done
    @Unrestricted("the deal is locked, seen by somebody who may")
    Optional<Outcome> write(DealRecord deal, List<FieldEdit> edits, @Nullable UUID entered) {
        if (!FieldWriting.unknown(sql, TYPE, edits).isEmpty()) {
            return Optional.of(new Outcome.Refused(Refusal.NO_SUCH_FIELD));
        }
        var before = FieldValues.of(deal.getFields());
        var after = FieldWriting.after(before, edits);
        var missing = FieldWriting.missing(sql, TYPE, after, entered == null ? deal.getStageId() : entered).stream()
                .filter(key -> entered != null || before.get(key).isPresent()).toList();
        if (!missing.isEmpty()) {
            return Optional.of(new Outcome.Missing(missing));
        }
        if (!after.equals(before)) {
            sql.update(DEAL).set(DEAL.FIELDS, after.jsonb()).where(DEAL.ID.eq(deal.getId())).execute();
            FieldWriting.tell(before, after, (field, from, to) -> history.edited(viewer, deal.getId(), field, from,
                    to));
        }
        return Optional.empty();
    }

    /// What a new deal holds.
    ///
    /// @param needs whether anything is needed in that stage
    /// @throws FieldsMissing if something is needed there, or is no field
    FieldValues begin(List<FieldEdit> edits, UUID stage, boolean needs) {
        var values = FieldWriting.after(FieldValues.NONE, edits);
        var problem = List.copyOf(FieldWriting.unknown(sql, TYPE, edits));
        if (problem.isEmpty() && needs) {
            problem = FieldWriting.missing(sql, TYPE, values, stage);
        }
        if (!problem.isEmpty()) {
            throw new FieldsMissing(problem);
        }
        return values;
    }
}
