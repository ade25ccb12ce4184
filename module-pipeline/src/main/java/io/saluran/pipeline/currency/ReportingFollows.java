package io.saluran.pipeline.currency;

import io.saluran.db.Db;
import io.saluran.platform.event.EventHandler;
import io.saluran.platform.setting.SettingChanged;
import io.saluran.platform.setting.Settings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Follows the company's currency.
@Component(service = EventHandler.class)
public final class ReportingFollows implements EventHandler<SettingChanged> {

    private final Db db;
    private final Settings settings;

    @Activate
    public ReportingFollows(@Reference Db db, @Reference Settings settings) {
        this.db = db;
        this.settings = settings;
    }

    @Override
    public Class<SettingChanged> type() {
        return SettingChanged.class;
    }

    @Override
    public void handle(SettingChanged event) {
        if (event.key().equals("company.currency")) {
            db.write(sql -> {
                RatesJob.follow(sql, settings);
                return Revaluation.all(sql);
            });
        }
    }
}
