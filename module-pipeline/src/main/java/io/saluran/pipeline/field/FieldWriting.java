package io.saluran.pipeline.field;

import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;
import static io.saluran.pipeline.sql.platform.Tables.CUSTOM_FIELD;

import io.saluran.platform.field.FieldValue;
import io.saluran.platform.field.FieldValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What holds when own fields of a record are written, looked at in the transaction that writes.
public final class FieldWriting {

    /// How the names of a company's own fields begin, in the history and in what lists are sorted by.
    public static final String PREFIX = "fields.";

    private FieldWriting() {}

    /// Takes one change, for the history.
    @FunctionalInterface
    public interface History {

        /// @param field the name of the field in the history
        /// @param before and after: as JSON; null for nothing
        void changed(String field, @Nullable String before, @Nullable String after);
    }

    /// Where a field is in the history, for example `fields.budget`.
    public static String historyName(String key) {
        return PREFIX + key;
    }

    /// The field of which a line of the history tells; empty for one that is built in.
    public static Optional<String> keyOf(@Nullable String historyName) {
        return historyName != null && historyName.startsWith(PREFIX)
                ? Optional.of(historyName.substring(PREFIX.length()))
                : Optional.empty();
    }

    /// The edits that no field is there for, by their keys.
    public static List<String> unknown(DSLContext sql, String recordType, List<FieldEdit> edits) {
        if (edits.isEmpty()) {
            return List.of();
        }
        var known = Set.copyOf(sql.select(CUSTOM_FIELD.KEY)
                .from(CUSTOM_FIELD)
                .where(CUSTOM_FIELD.RECORD_TYPE.eq(recordType), CUSTOM_FIELD.ARCHIVED_AT.isNull())
                .fetch(CUSTOM_FIELD.KEY));
        return edits.stream().map(FieldEdit::key).filter(key -> !known.contains(key)).toList();
    }

    /// The fields without which no record may be, and no deal enter a stage, of those that are not there.
    ///
    /// @param stage null for what every record needs
    public static List<String> missing(DSLContext sql, String recordType, FieldValues values, @Nullable UUID stage) {
        return sql.select(CUSTOM_FIELD.KEY)
                .from(CUSTOM_FIELD)
                .where(isNeeded(recordType, stage))
                .orderBy(CUSTOM_FIELD.POSITION, CUSTOM_FIELD.ID)
                .fetch(CUSTOM_FIELD.KEY).stream().filter(key -> values.get(key).isEmpty()).toList();
    }

    /// Whether a deal needs any field in a stage, in a query that is made anyway: [#missing] need not ask where it does not.
    public static Field<Boolean> needsAny(String recordType, UUID stage) {
        return DSL.field(DSL.exists(DSL.selectOne().from(CUSTOM_FIELD).where(isNeeded(recordType, stage))));
    }

    private static Condition isNeeded(String recordType, @Nullable UUID stage) {
        return CUSTOM_FIELD.RECORD_TYPE.eq(recordType).and(CUSTOM_FIELD.ARCHIVED_AT.isNull())
                .and(CUSTOM_FIELD.REQUIRED.isTrue().or(stage == null ? DSL.falseCondition() : neededAt(stage)));
    }

    /// Whether a deal in that stage needs one of the fields.
    public static Condition needs(String recordType, String key, Field<UUID> stage) {
        return DSL.exists(DSL.selectOne().from(CUSTOM_FIELD).where(CUSTOM_FIELD.RECORD_TYPE.eq(recordType),
                CUSTOM_FIELD.ARCHIVED_AT.isNull(), CUSTOM_FIELD.KEY.eq(key),
                CUSTOM_FIELD.REQUIRED.isTrue().or(neededAt(stage))));
    }

    /// Whether the stage is one from which on the field is needed.
    private static Condition neededAt(UUID stage) {
        return neededAt(DSL.val(stage));
    }

    private static Condition neededAt(Field<UUID> stage) {
        var from = STAGE.as("from_stage");
        var at = STAGE.as("at_stage");
        return DSL.exists(DSL.selectOne()
                .from(from)
                .join(at).on(at.PIPELINE_ID.eq(from.PIPELINE_ID), at.POSITION.ge(from.POSITION))
                .where(at.ID.eq(stage), from.ID.eq(DSL.any(CUSTOM_FIELD.REQUIRED_IN))));
    }

    /// The values after the edits.
    public static FieldValues after(FieldValues before, List<FieldEdit> edits) {
        var values = before;
        for (var edit : edits) {
            values = values.with(edit.key(), edit.value());
        }
        return values;
    }

    /// Tells the history of each field that is another.
    public static void tell(FieldValues before, FieldValues after, History history) {
        var keys = new ArrayList<>(before.values().keySet());
        after.values().keySet().stream().filter(key -> before.get(key).isEmpty()).forEach(keys::add);
        for (var key : keys) {
            var from = before.get(key).orElse(null);
            var to = after.get(key).orElse(null);
            if (!Objects.equals(from, to)) {
                history.changed(historyName(key), json(from), json(to));
            }
        }
    }

    private static @Nullable String json(@Nullable FieldValue value) {
        return value == null ? null : FieldValues.json(value);
    }
}
