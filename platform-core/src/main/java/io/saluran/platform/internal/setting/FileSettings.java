package io.saluran.platform.internal.setting;

import io.saluran.platform.setting.Setting;
import io.saluran.platform.setting.SettingsSection;
import java.util.List;

/// What a company chooses about files.
public final class FileSettings implements SettingsSection {

    /// Above this a file is not taken; the largest that one thinks of is a long video.
    public static final Setting MAX_MEGABYTES = Setting.whole("files.max-megabytes", 100, 1, 9_999);

    private static final int ORDER = 100;

    @Override
    public String name() {
        return "files";
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public String icon() {
        return "hard-drive";
    }

    @Override
    public List<Setting> settings() {
        return List.of(MAX_MEGABYTES);
    }
}
