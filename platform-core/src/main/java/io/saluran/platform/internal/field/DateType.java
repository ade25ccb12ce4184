package io.saluran.platform.internal.field;

import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldType;
import io.saluran.platform.field.FieldValue;
import io.saluran.platform.format.Formats;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// A day, kept as `2026-11-24`, whose letters stand in the order of the days.
record DateType(Formats formats) implements FieldType {

    private static final int LAST_YEAR = 9_999;

    @Override
    public String key() {
        return "date";
    }

    @Override
    public int order() {
        return 700;
    }

    @Override
    public FieldValue.Form form() {
        return FieldValue.Form.TEXT;
    }

    @Override
    public Set<Narrowing> narrowings() {
        return EnumSet.of(Narrowing.FROM_TO);
    }

    @Override
    public Reading read(String text, FieldDefinition field) {
        try {
            var day = LocalDate.parse(text);
            return day.getYear() < 1 || day.getYear() > LAST_YEAR
                    ? Reading.refused("field.refused.date")
                    : Reading.of(new FieldValue.Text(day.toString()));
        } catch (DateTimeParseException noDay) {
            return Reading.refused("field.refused.date");
        }
    }

    @Override
    public String show(FieldValue value, FieldDefinition field, Locale locale) {
        try {
            return formats.date(LocalDate.parse(value.plain()), locale);
        } catch (DateTimeParseException noDay) {
            return value.plain();
        }
    }
}
