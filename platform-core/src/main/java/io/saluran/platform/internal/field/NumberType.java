package io.saluran.platform.internal.field;

import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldType;
import io.saluran.platform.field.FieldValue;
import io.saluran.platform.format.Formats;
import io.saluran.platform.setting.Setting;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Numbers: whole, with decimals, an amount of the company's currency, a share in percent.
final class NumberType implements FieldType {

    static final Setting DECIMALS = Setting.whole("field.decimals", 2, 0, 6);

    private static final BigDecimal MOST = new BigDecimal("1000000000000000");
    private static final int AMOUNT_DECIMALS = 2;

    private final Kind kind;
    private final Formats formats;

    enum Kind {
        WHOLE("whole", 300), DECIMAL("decimal", 400), AMOUNT("amount", 500), PERCENT("percent", 600);

        private final String key;
        private final int order;

        Kind(String key, int order) {
            this.key = key;
            this.order = order;
        }
    }

    NumberType(Kind kind, Formats formats) {
        this.kind = kind;
        this.formats = formats;
    }

    @Override
    public String key() {
        return kind.key;
    }

    @Override
    public int order() {
        return kind.order;
    }

    @Override
    public FieldValue.Form form() {
        return FieldValue.Form.NUMBER;
    }

    @Override
    public List<Setting> options() {
        return kind == Kind.DECIMAL || kind == Kind.PERCENT ? List.of(DECIMALS) : List.of();
    }

    @Override
    public Set<Narrowing> narrowings() {
        return EnumSet.of(Narrowing.FROM_TO);
    }

    private int decimals(FieldDefinition field) {
        return switch (kind) {
            case WHOLE -> 0;
            case AMOUNT -> AMOUNT_DECIMALS;
            case DECIMAL, PERCENT -> Integer.parseInt(FieldType.option(DECIMALS, field));
        };
    }

    @Override
    public Reading read(String text, FieldDefinition field) {
        var written = kind == Kind.PERCENT && text.endsWith("%")
                ? text.substring(0, text.length() - 1).strip()
                : text;
        if (!written.matches("[+-]?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})")) {
            return refused(field);
        }
        var number = new BigDecimal(written);
        if (number.abs().compareTo(MOST) >= 0) {
            return Reading.refused("field.refused.large");
        }
        if (kind == Kind.AMOUNT && number.signum() < 0) {
            return Reading.refused("field.refused.below-zero");
        }
        return number.stripTrailingZeros().scale() > decimals(field)
                ? refused(field)
                : Reading.of(new FieldValue.Decimal(number));
    }

    private Reading refused(FieldDefinition field) {
        var most = decimals(field);
        return most == 0
                ? Reading.refused("field.refused.whole")
                : Reading.refused("field.refused.number", Integer.toString(most));
    }

    @Override
    public String show(FieldValue value, FieldDefinition field, Locale locale) {
        if (!(value instanceof FieldValue.Decimal(var number))) {
            return value.plain();
        }
        return switch (kind) {
            case AMOUNT -> formats.money(number, locale);
            case PERCENT -> written(number, locale) + '%';
            case WHOLE, DECIMAL -> written(number, locale);
        };
    }

    private static String written(BigDecimal number, Locale locale) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(Math.max(0, number.scale()));
        return format.format(number).replace('-', '\u2212');
    }
}
