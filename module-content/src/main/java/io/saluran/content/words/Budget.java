package io.saluran.content.words;

import java.time.Duration;

/// How much may still be read of a file. Collects the words, with one space where there were more.
final class Budget {

    /// PostgreSQL's text search takes 1 MB of different words at most; this many characters stay below it.
    static final int MOST_CHARACTERS = 200_000;

    static final Duration LONGEST = Duration.ofSeconds(10);

    private final StringBuilder words = new StringBuilder();
    private final int most;
    private final long end;

    private Budget(int most, Duration longest) {
        this.most = most;
        this.end = System.nanoTime() + longest.toNanos();
    }

    static Budget usual() {
        return new Budget(MOST_CHARACTERS, LONGEST);
    }

    static Budget of(int most, Duration longest) {
        return new Budget(most, longest);
    }

    /// @return whether there is room and time for more
    boolean take(String text) {
        for (int i = 0; i < text.length() && words.length() < most; i++) {
            var sign = text.charAt(i);
            if (!Character.isWhitespace(sign) && !Character.isISOControl(sign)) {
                words.append(sign);
            } else if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        }
        return more();
    }

    boolean more() {
        return words.length() < most && System.nanoTime() < end;
    }

    String words() {
        return words.toString().strip();
    }
}
