package io.saluran.content.asset;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Where an asset stands. Any can become any other.
enum AssetState {
    /// Seen by those who write only.
    DRAFT,
    /// Seen by everybody who reads, and offered on deals.
    PUBLISHED,
    /// Put away: kept, but offered to nobody.
    ARCHIVED;

    /// As the database and addresses have it.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<AssetState> of(String word) {
        return Stream.of(values()).filter(state -> state.word().equals(word)).findFirst();
    }
}
