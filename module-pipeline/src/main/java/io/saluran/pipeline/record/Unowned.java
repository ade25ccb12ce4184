package io.saluran.pipeline.record;

import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;

/// Records of nobody are everybody's: an account or contact without an owner is seen by all who may see any.
public final class Unowned {

    private Unowned() {}

    /// Widens what a viewer may see by what belongs to nobody.
    ///
    /// @param seen what `viewer.maySee` gave
    public static Condition too(Condition seen, Field<UUID> owner) {
        return seen.or(owner.isNull());
    }
}
