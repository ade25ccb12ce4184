package io.saluran.platform.internal.extension;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A change of a bundle that was begun.
///
/// @param done empty while it is under way, or when its node ended meanwhile
/// @param failedStep the step that failed
/// @param failure why, in the words of what failed
/// @param left changes of its change log that were applied and could not be undone, so that they stay
public record Change(
        UUID id,
        Plan plan,
        Optional<Boolean> done,
        Optional<Step> failedStep,
        Optional<String> failure,
        List<String> left,
        String person,
        Instant beganAt) {}
