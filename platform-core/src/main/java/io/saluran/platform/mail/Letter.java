package io.saluran.platform.mail;

import java.util.Locale;
import java.util.regex.Pattern;

/// A letter to one address, in plain text. The sender is the company's, which an administrator chooses.
///
/// @param to an address such as `mei@aliran.example`
/// @param name of whom it is for; may be empty
/// @param subject one line of at most [#LONGEST_SUBJECT] characters
/// @param text at most [#LONGEST_TEXT] characters; lines are broken where it says so
public record Letter(String to, String name, String subject, String text) {

    public static final int LONGEST_SUBJECT = 200;
    public static final int LONGEST_TEXT = 100_000;

    private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>,;\"]{1,64}@[^@\\s<>,;\"]+\\.[^@\\s<>,;\"]+");
    private static final int LONGEST_ADDRESS = 254;

    /// @throws IllegalArgumentException if it is no letter that can be sent
    public Letter {
        to = to.strip().toLowerCase(Locale.ROOT);
        if (!isAddress(to)) {
            throw new IllegalArgumentException("Not an address: " + to);
        }
        if (subject.isBlank() || subject.length() > LONGEST_SUBJECT || hasControl(subject) || hasControl(name)) {
            throw new IllegalArgumentException("A subject is one line of at most " + LONGEST_SUBJECT + " characters");
        }
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("A letter has at most " + LONGEST_TEXT + " characters");
        }
    }

    /// Whether a letter can be sent there, as far as the form tells.
    public static boolean isAddress(String text) {
        return text.length() <= LONGEST_ADDRESS && ADDRESS.matcher(text).matches();
    }

    // A line break in a head would begin another head.
    private static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
