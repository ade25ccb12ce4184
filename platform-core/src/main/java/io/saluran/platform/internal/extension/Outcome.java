package io.saluran.platform.internal.extension;

import java.util.List;
import java.util.UUID;

/// What came of executing a plan.
public sealed interface Outcome {

    record Done(UUID change) implements Outcome {}

    /// A step failed, and what ran before runs again.
    ///
    /// @param why in the words of what failed
    /// @param left changes of its change log that were applied before and could not be undone, so that they stay
    record Failed(Step step, String why, List<String> left) implements Outcome {}

    /// Another node or administrator changes bundles at this moment.
    record Busy() implements Outcome {}

    /// What the plan began from is not what is there any more.
    record Overtaken() implements Outcome {}

    /// It asks for more than it was granted, and nobody has said yes to that.
    record WaitsForConsent(Plan plan) implements Outcome {}

    /// The plan could not have worked.
    record Impossible(Plan plan) implements Outcome {}
}
