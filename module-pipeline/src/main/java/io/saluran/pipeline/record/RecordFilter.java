package io.saluran.pipeline.record;

import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;

import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What a person narrows a list of records to. Kept in the page's address, so that it can be shared.
public interface RecordFilter {

    /// What is searched for; empty for nothing.
    String text();

    /// All that is set, by the address's parameters; `q` is the text.
    Map<String, String> parameters();

    /// The rows that are meant; who may see them is asked by the query.
    Condition on();

    default boolean isEmpty() {
        return parameters().isEmpty();
    }

    /// Those with this value; all without one.
    static <T> Condition is(Field<T> column, @Nullable T value) {
        return value == null ? DSL.noCondition() : column.eq(value);
    }

    /// Those whose owner is in a team; all without one.
    static Condition inTeam(Field<UUID> owner, @Nullable UUID team) {
        return team == null
                ? DSL.noCondition()
                : owner.in(DSL.select(PERSON_CARD.ID).from(PERSON_CARD).where(PERSON_CARD.TEAM_ID.eq(team)));
    }
}
