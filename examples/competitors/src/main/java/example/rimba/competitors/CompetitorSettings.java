package example.rimba.competitors;

import io.saluran.platform.setting.Setting;
import io.saluran.platform.setting.SettingsSection;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/// What a company can choose about competitors.
@Component
public final class CompetitorSettings implements SettingsSection {

    /// After how many days what was deleted is removed for good.
    static final Setting DELETED_DAYS = Setting.days("competitors.deleted-days", 30, 1, 365);

    @Override
    public String name() {
        return "competitors";
    }

    @Override
    public int order() {
        return 900;
    }

    @Override
    public String icon() {
        return "swords";
    }

    @Override
    public List<Setting> settings() {
        return List.of(DELETED_DAYS);
    }
}
