package io.saluran.content.asset;

import java.util.UUID;

/// An asset is new, other than before, in another state, or gone.
///
/// @param person who did it
public record AssetChanged(UUID asset, UUID person) {}
