package io.saluran.platform.setting;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/// A part of the page of options: settings of a bundle that the host asks for, checks and keeps. Register one as an OSGi
/// service; it stands on the page while its bundle runs. What was chosen is kept when the bundle stops or is updated, and
/// holds again when it is back. For more than fields write a page (`ViewContribution`)
/// with a navigation entry in the group `settings`.
///
/// All methods are called each time the page is opened, off the UI thread, and must answer at once without querying. One
/// that throws is left out. A value is written by the host, with an entry in the audit log, and only for who has the
/// section's permission; read it where you need it by [Setting#in], which is cheap and always within the bounds.
@ConsumerType
public interface SettingsSection {

    /// The first word of its settings' keys. The heading is the text `settings.NAME`.
    String name();

    /// Position on the page, ascending; the platform's own use 100, 200, …
    int order();

    /// Lucide's name.
    String icon();

    /// The permission without which the section is not shown.
    default String permission() {
        return "platform.settings.write";
    }

    List<Setting> settings();
}
