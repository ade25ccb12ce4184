package io.saluran.pipeline.merge;

import java.util.List;
import java.util.UUID;
import org.jooq.UpdatableRecord;

/// What hangs on records of one kind, moved in the transaction of a merge. It notes each thing it moves as a part of the
/// merge, so that those and no others come back.
public interface MergeMoves<R extends UpdatableRecord<R>> {

    /// Moves all of it to the one that stays.
    void there(UUID merge, R gone, R kept);

    /// Moves back what is still where the merge has put it.
    void back(UUID merge, R kept, R gone);

    /// Names of what went elsewhere since and stays there, as far as the viewer sees it.
    List<String> elsewhere(UUID merge, UUID gone);
}
