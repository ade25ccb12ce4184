package io.saluran.platform.internal.extension;

import java.time.Instant;
import java.util.Optional;

/// A third-party bundle that is to be here.
///
/// @param started whether it is to run
/// @param failure why it did not start the last time; it is not started again by itself then
public record Wanted(JarFacts facts, boolean started, Optional<String> failure, String changedBy, Instant changedAt) {

    boolean shouldRun() {
        return started && failure.isEmpty();
    }
}
