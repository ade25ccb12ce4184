package io.saluran.ui.internal.shell;

import java.util.List;

/// The order of the groups in the navigation; others follow by name, before the settings.
final class NavigationGroups {

    static final String SETTINGS = "settings";
    private static final List<String> FIXED = List.of("sell", "numbers", "learn", "content");

    private NavigationGroups() {}

    static int position(String group) {
        if (SETTINGS.equals(group)) {
            return Integer.MAX_VALUE;
        }
        var fixed = FIXED.indexOf(group);
        return fixed < 0 ? FIXED.size() : fixed;
    }
}
