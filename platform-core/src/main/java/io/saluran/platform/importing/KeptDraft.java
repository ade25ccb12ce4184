package io.saluran.platform.importing;

import java.time.Instant;
import java.util.UUID;

/// A file on its way in that its person left.
///
/// @param rows below the heading
/// @param leftAt when something was last said about it
/// @param until when it is thrown away
public record KeptDraft(UUID id, String target, String fileName, long rows, Instant leftAt, Instant until) {}
