package io.saluran.pipeline.api;

import java.util.UUID;

/// Many deals were changed at once, or such a change was taken back.
///
/// @param change names the change as a whole; the same when it is taken back
/// @param by who did it
public record DealsChanged(UUID change, UUID by) {}
