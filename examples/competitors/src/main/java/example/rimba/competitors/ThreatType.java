package example.rimba.competitors;

import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldType;
import io.saluran.platform.field.FieldValue;
import io.saluran.platform.setting.Setting;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/// A kind of custom field: how much of a threat something is, in flames. A company that adds such a field chooses how many
/// flames there are at most.
@Component
public final class ThreatType implements FieldType {

    static final String KEY = "competitors.threat";

    private static final Setting MOST = Setting.whole("competitors.most-flames", 5, 3, 10);
    private static final int ORDER = 5_000;

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public FieldValue.Form form() {
        return FieldValue.Form.NUMBER;
    }

    @Override
    public List<Setting> options() {
        return List.of(MOST);
    }

    @Override
    public Set<Narrowing> narrowings() {
        return EnumSet.of(Narrowing.FROM_TO);
    }

    /// How many flames there are at most in a field.
    static int most(FieldDefinition field) {
        return Integer.parseInt(FieldType.option(MOST, field));
    }

    @Override
    public Reading read(String text, FieldDefinition field) {
        var most = most(field);
        return text.matches("\\d{1,2}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= most
                ? Reading.of(new FieldValue.Decimal(new BigDecimal(text)))
                : Reading.refused("competitors.threat.refused", Integer.toString(most));
    }

    @Override
    public String show(FieldValue value, FieldDefinition field, Locale locale) {
        return value instanceof FieldValue.Decimal(var number)
                ? "🔥".repeat(Math.clamp(number.intValue(), 0, most(field)))
                : value.plain();
    }
}
