package io.saluran.platform.internal.importing;

import java.util.ArrayList;
import java.util.List;

/// What the values of a column are like, seen once from top to bottom.
final class Profile {

    private static final int SAMPLES = 3;
    private static final int LONGEST_SAMPLE = 60;
    private static final double MOST = 0.9;

    private final String name;
    private final List<String> samples = new ArrayList<>();
    private final DateReading.Evidence dates = new DateReading.Evidence();
    private final NumberReading.Evidence numbers = new NumberReading.Evidence();
    private long filled;
    private long dateLike;
    private long numberLike;
    private long emailLike;

    Profile(String name) {
        this.name = name;
    }

    void see(String value) {
        filled++;
        if (samples.size() < SAMPLES && !samples.contains(shortened(value))) {
            samples.add(shortened(value));
        }
        if (Character.isLetter(value.charAt(0)) && !value.contains(" ") && value.indexOf('@') > 0) {
            emailLike++;
        } else if (hasDigit(value)) {
            dateLike += dates.see(value) ? 1 : 0;
            numberLike += numbers.see(value) ? 1 : 0;
        }
    }

    private static boolean hasDigit(String value) {
        for (int i = 0; i < Math.min(value.length(), LONGEST_SAMPLE); i++) {
            if (Character.isDigit(value.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST_SAMPLE ? value : value.substring(0, LONGEST_SAMPLE - 1) + '…';
    }

    String name() {
        return name;
    }

    List<String> samples() {
        return List.copyOf(samples);
    }

    double filled(long rows) {
        return rows == 0 ? 0 : (double) filled / rows;
    }

    boolean isDates() {
        return filled > 0 && dateLike >= filled * MOST;
    }

    boolean isNumbers() {
        return filled > 0 && numberLike >= filled * MOST;
    }

    boolean isEmails() {
        return filled > 0 && emailLike >= filled * MOST;
    }

    boolean isDayCounts() {
        return filled > 0 && dates.counts() >= filled * MOST;
    }

    boolean hasDates() {
        return dateLike > 0 || dates.counts() > 0;
    }

    /// Whether the same name stands above another column too.
    boolean isRepeated() {
        return name.matches(".+ \\(\\d+\\)");
    }

    DateReading.Evidence dates() {
        return dates;
    }

    NumberReading.Evidence numbers() {
        return numbers;
    }
}
