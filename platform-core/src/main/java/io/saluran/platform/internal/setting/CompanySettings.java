package io.saluran.platform.internal.setting;

import static io.saluran.platform.internal.sql.Tables.SETTING;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.platform.audit.Audit;
import io.saluran.platform.event.Events;
import io.saluran.platform.setting.SettingChanged;
import io.saluran.platform.setting.Settings;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/// [Settings] in the table `platform.setting`, held in memory and read again when any node changes one.
public final class CompanySettings implements Settings {

    private static final Currency RINGGIT = Currency.getInstance("MYR");

    private final Db db;
    private final Audit audit;
    private final Events events;
    private volatile Map<String, String> values;

    public CompanySettings(Db db, Audit audit, Events events) {
        this.db = db;
        this.audit = audit;
        this.events = events;
        this.values = read();
        events.on(SettingChanged.class, changed -> values = read());
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public void set(Viewer who, String key, String value) {
        db.write(who, sql -> {
            sql.insertInto(SETTING)
                    .set(SETTING.KEY, key)
                    .set(SETTING.VALUE, value)
                    .onConflict(SETTING.KEY).doUpdate()
                    .set(SETTING.VALUE, value)
                    .execute();
            audit.record(sql, who, "setting.changed", key + " = " + value);
            events.publish(sql, new SettingChanged(key));
            return value;
        });
        values = read();
    }

    @Override
    public String company() {
        return get("company.name").orElse("Saluran");
    }

    @Override
    public Currency reportingCurrency() {
        return get("company.currency").map(Currency::getInstance).orElse(RINGGIT);
    }

    private Map<String, String> read() {
        return db.read(sql -> sql.selectFrom(SETTING).fetchMap(SETTING.KEY, SETTING.VALUE));
    }
}
