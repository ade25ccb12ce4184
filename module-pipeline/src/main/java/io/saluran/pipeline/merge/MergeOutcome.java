package io.saluran.pipeline.merge;

import java.util.List;
import java.util.UUID;

/// What came of a merge, or of taking one back.
public sealed interface MergeOutcome {

    /// @param merge names it, for the way back
    record Merged(UUID merge) implements MergeOutcome {}

    /// @param fields that were changed since and stay as they are, own ones as `fields.KEY`
    /// @param stays names of records that were changed since and stay where they are
    record Undone(List<String> fields, List<String> stays) implements MergeOutcome {}

    record Refused(Why why) implements MergeOutcome {}

    /// Why it was not done. Its words are the texts `merge.refused.NAME`.
    enum Why {
        /// One of them was changed or deleted since it was seen.
        OVERTAKEN,
        /// Both are the same.
        SAME_ONE,
        /// It was taken back already, 30 days are over, or one of them is not to be seen.
        GONE,
        /// The one that stayed is itself merged or deleted; that is taken back first.
        NOT_THERE
    }
}
