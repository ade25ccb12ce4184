package io.saluran.dist;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/// How far the demo of a home came, as a setting keeps it: `begun` while it is made, then `made` with the parts that were
/// there to be made. A bundle that did not start then is missing among them.
///
/// @param parts their title keys; empty as well for a home whose version did not note them
record DemoState(boolean begun, boolean made, Set<String> parts) {

    static final String BEGUN = "begun";

    private static final String MADE = "made";

    static DemoState read(String setting) {
        var words = Arrays.asList(setting.strip().split("\\s+"));
        return new DemoState(words.getFirst().equals(BEGUN), words.getFirst().equals(MADE),
                Set.copyOf(words.subList(1, words.size())));
    }

    static String made(Collection<String> parts) {
        return String.join(" ", MADE, String.join(" ", new TreeSet<>(parts))).strip();
    }

    /// Whether a part is still to be made. Where nobody noted the parts, all of them are taken for made, as a second time
    /// would double them.
    boolean lacks(String part) {
        return !made || (!parts.isEmpty() && !parts.contains(part));
    }
}
