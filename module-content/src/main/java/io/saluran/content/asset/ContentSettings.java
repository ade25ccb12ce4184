package io.saluran.content.asset;

import io.saluran.platform.setting.Setting;
import io.saluran.platform.setting.SettingsSection;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/// What a company chooses about its content library.
@Component
public final class ContentSettings implements SettingsSection {

    /// How long deleted content can be restored.
    static final Setting KEEP_DELETED = Setting.days("content.keep-deleted", 30, 7, 365);

    @Override
    public String name() {
        return "content";
    }

    @Override
    public int order() {
        return 400;
    }

    @Override
    public String icon() {
        return "library";
    }

    @Override
    public List<Setting> settings() {
        return List.of(KEEP_DELETED);
    }
}
