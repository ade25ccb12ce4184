package io.saluran.platform.internal.extension;

import io.saluran.platform.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a bundle brings, in words: its contributions ("2 pages, 1 panel"), and what else stands in its jar.
public final class Adds {

    // What people notice first, first.
    private static final List<Map.Entry<String, String>> KINDS = List.of(
            Map.entry("io.saluran.ui.view.ViewContribution", "page"),
            Map.entry("io.saluran.ui.panel.RecordPanel", "panel"),
            Map.entry("io.saluran.ui.home.HomeTile", "tile"),
            Map.entry("io.saluran.ui.command.Command", "command"),
            Map.entry("io.saluran.platform.search.SearchProvider", "search"),
            Map.entry("io.saluran.platform.setting.SettingsSection", "settings"),
            Map.entry("io.saluran.platform.importing.ImportTarget", "import"),
            Map.entry("io.saluran.platform.export.ExportSource", "export"),
            Map.entry("io.saluran.platform.rest.RestResource", "rest"),
            Map.entry("io.saluran.platform.job.Job", "job"),
            Map.entry("io.saluran.platform.event.EventHandler", "handler"),
            Map.entry("io.saluran.platform.notification.NotificationKinds", "notifications"),
            Map.entry("io.saluran.platform.webhook.WebhookSource", "webhooks"),
            Map.entry("io.saluran.platform.field.FieldType", "field-type"),
            Map.entry("io.saluran.ui.field.FieldEditor", "field-editor"),
            Map.entry("io.saluran.platform.field.FieldedRecord", "fielded"),
            Map.entry("io.saluran.platform.right.PermissionSet", "permissions"),
            Map.entry("io.saluran.platform.setting.AmountHolder", "amounts"),
            Map.entry("io.saluran.platform.demo.DemoData", "demo"));

    private Adds() {}

    /// The types of services that this has words for.
    public static List<String> types() {
        return KINDS.stream().map(Map.Entry::getKey).toList();
    }

    /// Types that the platform does not know are left out.
    ///
    /// @param adds how many of each type
    public static List<String> words(Map<String, Integer> adds, Texts texts, Locale locale) {
        return KINDS.stream().filter(kind -> adds.containsKey(kind.getKey()))
                .map(kind -> texts.text(locale, "extension.adds." + kind.getValue(),
                        adds.getOrDefault(kind.getKey(), 0)))
                .toList();
    }

    /// One thing that a bundle brings, with which.
    ///
    /// @param icon of Lucide
    public record Detail(String icon, String title, String which) {}

    /// What it brings beside its contributions.
    public static List<Detail> details(JarFacts facts, Texts texts, Locale locale) {
        var details = new ArrayList<Detail>();
        var content = facts.content();
        if (!content.paths().isEmpty()) {
            details.add(new Detail("plug", texts.text(locale, "extension.brings.rest", content.paths().size()),
                    content.paths().stream().map(path -> "/api/v1/" + path).collect(Collectors.joining(", "))));
        }
        if (!content.languages().isEmpty()) {
            details.add(new Detail("languages", texts.text(locale, "extension.brings.texts"),
                    content.languages().stream().map(code -> Locale.forLanguageTag(code).getDisplayName(locale))
                            .collect(Collectors.joining(", "))));
        }
        if (content.files() > 0) {
            details.add(new Detail("file-code", texts.text(locale, "extension.brings.files", content.files()), ""));
        }
        if (!facts.permissions().isEmpty()) {
            details.add(new Detail("key", texts.text(locale, "extension.brings.rights"),
                    String.join(", ", facts.permissions())));
        }
        if (!facts.exports().isEmpty()) {
            details.add(new Detail("package", texts.text(locale, "extension.brings.api"),
                    new TreeMap<>(facts.exports()).entrySet().stream()
                            .map(each -> each.getKey() + ' ' + each.getValue()).collect(Collectors.joining(", "))));
        }
        if (facts.schema() != null) {
            details.add(
                    new Detail("database", texts.text(locale, "extension.brings.changes", facts.changeSets().size()),
                            facts.schema()));
        }
        return details;
    }
}
