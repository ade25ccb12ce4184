package io.saluran.platform.internal.extension;

import io.saluran.platform.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a bundle adds, in words: "2 pages, 1 panel".
public final class Adds {

    private static final Map<String, String> KEYS = Map.of(
            "io.saluran.ui.view.ViewContribution", "extension.adds.page",
            "io.saluran.ui.panel.RecordPanel", "extension.adds.panel",
            "io.saluran.ui.home.HomeTile", "extension.adds.tile",
            "io.saluran.platform.search.SearchProvider", "extension.adds.search",
            "io.saluran.platform.right.PermissionSet", "extension.adds.permissions",
            "io.saluran.platform.rest.RestResource", "extension.adds.rest",
            "io.saluran.platform.importing.ImportTarget", "extension.adds.import",
            "io.saluran.platform.export.ExportSource", "extension.adds.export");

    private Adds() {}

    /// What people notice first, first; types that the platform does not know are left out.
    ///
    /// @param adds how many of each type
    public static List<String> words(Map<String, Integer> adds, Texts texts, Locale locale) {
        var words = new ArrayList<String>();
        for (var key : List.of("extension.adds.page", "extension.adds.panel", "extension.adds.tile",
                "extension.adds.search", "extension.adds.import", "extension.adds.export", "extension.adds.rest",
                "extension.adds.permissions")) {
            var count = adds.entrySet().stream().filter(entry -> key.equals(KEYS.get(entry.getKey())))
                    .mapToInt(Map.Entry::getValue).sum();
            if (count > 0) {
                words.add(texts.text(locale, key, count));
            }
        }
        return words;
    }
}
