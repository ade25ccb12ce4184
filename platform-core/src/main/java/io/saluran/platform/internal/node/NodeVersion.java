package io.saluran.platform.internal.node;

import java.util.regex.Pattern;

/// Which versions may work on one database at the same time: those with the same first number whose second numbers are
/// equal or follow each other, for a version removes nothing from the tables that the one before it needs.
record NodeVersion(int major, int minor) {

    private static final Pattern FORM = Pattern.compile("(\\d+)\\.(\\d+)(?:\\D.*)?");

    /// @throws IllegalArgumentException if it is not like `1.4.2`
    static NodeVersion of(String text) {
        var found = FORM.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException("Not a version: " + text);
        }
        return new NodeVersion(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
    }

    boolean goesWith(NodeVersion other) {
        return major == other.major && Math.abs(minor - other.minor) <= 1;
    }
}
