package io.saluran.platform.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person who works with Saluran.
///
/// @param email the address to sign in with, in lower case; null for a person who cannot sign in yet
/// @param team null for a person outside every team
/// @param active false once the person has left; the records stay theirs until handed over
public record Person(UUID id, String name, @Nullable String email, @Nullable UUID team, boolean active) {

    /// One or two letters for the avatar: the first of the first and of the last word.
    public String initials() {
        var words = name.strip().split("\\s+");
        var first = words[0].isEmpty() ? "?" : words[0].substring(0, words[0].offsetByCodePoints(0, 1));
        if (words.length == 1) {
            return first.toUpperCase(java.util.Locale.ROOT);
        }
        var last = words[words.length - 1];
        return (first + last.substring(0, last.offsetByCodePoints(0, 1))).toUpperCase(java.util.Locale.ROOT);
    }

    /// A hue of 0 to 359 for the avatar that stays with the person.
    public int hue() {
        return Math.floorMod(id.hashCode() * 31, 360);
    }
}
