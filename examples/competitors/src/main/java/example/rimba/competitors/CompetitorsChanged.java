package example.rimba.competitors;

import java.util.UUID;

/// Competitors, or the deals in which they were met, are others now.
///
/// @param by who did it
public record CompetitorsChanged(UUID by) {}
