package io.saluran.pipeline.record;

import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// Records of nobody are everybody's: an account or contact without an owner is seen by all who may see any.
public final class Unowned {

    private Unowned() {}

    /// Widens what a viewer may see by what belongs to nobody.
    ///
    /// @param seen what `viewer.maySee` gave; no condition at all stays none, for `or` would drop it
    public static Condition too(Condition seen, Field<UUID> owner) {
        return seen.equals(DSL.noCondition()) ? seen : seen.or(owner.isNull());
    }
}
