package io.saluran.training.handbook;

import io.saluran.platform.setting.Setting;
import io.saluran.platform.setting.SettingsSection;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/// What a company chooses about its handbook.
@Component
public final class HandbookSettings implements SettingsSection {

    /// How long before its day a review is called due.
    static final Setting REVIEW_AHEAD = Setting.days("training.review-ahead", 14, 1, 90);

    /// How long a deleted page can be restored.
    static final Setting KEEP_DELETED = Setting.days("training.keep-deleted", 30, 7, 365);

    @Override
    public String name() {
        return "training";
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public String icon() {
        return "book-open";
    }

    @Override
    public List<Setting> settings() {
        return List.of(REVIEW_AHEAD, KEEP_DELETED);
    }
}
