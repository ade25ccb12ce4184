package io.saluran.platform.importing;

import java.util.UUID;

/// An import was taken back.
///
/// @param kept how many records stayed because people changed or used them since
public record ImportUndone(UUID importId, String target, UUID person, long kept) {}
