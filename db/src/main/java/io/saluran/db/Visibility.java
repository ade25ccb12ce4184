package io.saluran.db;

import java.util.Set;
import java.util.UUID;

/// Whose records a viewer may see.
public sealed interface Visibility {

    /// Everybody's, and those of nobody.
    record All() implements Visibility {}

    /// Those of these people: oneself, or one's team.
    record Owners(Set<UUID> people) implements Visibility {
        public Owners {
            people = Set.copyOf(people);
        }
    }
}
