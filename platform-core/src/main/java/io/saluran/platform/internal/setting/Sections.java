package io.saluran.platform.internal.setting;

import io.saluran.db.Viewer;
import io.saluran.platform.internal.host.Contributions.Contribution;
import io.saluran.platform.setting.Setting;
import io.saluran.platform.setting.Settings;
import io.saluran.platform.setting.SettingsSection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sections of settings that bundles contribute, as somebody may change them.
public final class Sections {

    private static final Logger LOG = LoggerFactory.getLogger(Sections.class);

    private final Supplier<List<Contribution<SettingsSection>>> contributed;
    private final Settings settings;

    public Sections(Supplier<List<Contribution<SettingsSection>>> contributed, Settings settings) {
        this.contributed = contributed;
        this.settings = settings;
    }

    /// A section with what holds now.
    ///
    /// @param values by the settings' keys
    public record Section(String name, int order, String icon, String permission, String bundle,
            List<Setting> settings, Map<String, String> values) {}

    /// What came of saving.
    public sealed interface Outcome {

        /// @param before the values that were others, by key
        record Done(Map<String, String> before) implements Outcome {}

        /// A value is none that the setting takes; nothing was saved.
        record Refused(Setting setting) implements Outcome {}
    }

    /// Those that this person may change, in their order.
    public List<Section> of(Viewer viewer) {
        var sections = new ArrayList<Section>();
        for (var each : contributed.get()) {
            try {
                var section = read(each);
                if (viewer.may(section.permission())) {
                    sections.add(section);
                }
            } catch (RuntimeException problem) {
                LOG.error("A section of settings of {} is left out", each.bundle().getSymbolicName(), problem);
            }
        }
        sections.sort(Comparator.comparingInt(Section::order).thenComparing(Section::name));
        return sections;
    }

    private Section read(Contribution<SettingsSection> from) {
        var section = from.service();
        var name = section.name();
        var all = List.copyOf(section.settings());
        var values = new LinkedHashMap<String, String>();
        for (var setting : all) {
            if (!setting.key().startsWith(name + '.')) {
                throw new IllegalArgumentException(setting.key() + " does not begin with " + name + '.');
            }
            values.put(setting.key(), setting.in(settings));
        }
        return new Section(name, section.order(), section.icon(), section.permission(),
                from.bundle().getSymbolicName(), all, values);
    }

    /// Saves what is another than before; all or nothing.
    ///
    /// @param values by the settings' keys
    public Outcome save(Viewer viewer, Section section, Map<String, String> values) {
        if (!viewer.may(section.permission())) {
            throw new IllegalStateException(viewer.name() + " lacks " + section.permission());
        }
        var before = new LinkedHashMap<String, String>();
        for (var setting : section.settings()) {
            var value = values.get(setting.key());
            if (value != null && !setting.kind().takes(value)) {
                return new Outcome.Refused(setting);
            }
            var now = setting.in(settings);
            if (value != null && !value.equals(now)) {
                before.put(setting.key(), now);
            }
        }
        before.keySet().forEach(key -> settings.set(viewer, key, values.getOrDefault(key, "")));
        return new Outcome.Done(before);
    }
}
