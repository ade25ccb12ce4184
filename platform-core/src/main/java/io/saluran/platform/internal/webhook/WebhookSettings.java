package io.saluran.platform.internal.webhook;

import io.saluran.platform.setting.Setting;
import io.saluran.platform.setting.SettingsSection;
import java.util.List;

/// What a company chooses about webhooks.
public final class WebhookSettings implements SettingsSection {

    /// Whether messages may go to addresses inside the own network, and to this computer without encryption.
    public static final Setting PRIVATE = Setting.yesNo("webhook.private", false);

    private static final int ORDER = 110;

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public String icon() {
        return "webhook";
    }

    @Override
    public List<Setting> settings() {
        return List.of(PRIVATE);
    }
}
