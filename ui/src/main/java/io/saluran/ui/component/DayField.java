package io.saluran.ui.component;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.data.binder.Result;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// A day, written as one writes it in Malaysia, day first, with a calendar in the person's language; months by
/// name are read in English and Malay. What is no date stays in the field, which says so.
public final class DayField extends DatePicker {

    private static final long serialVersionUID = 1;

    public DayField(String label) {
        this();
        setLabel(label);
    }

    public DayField() {
        var words = new DatePickerI18n();
        words.setDateFormats("d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "yyyy-M-d", "d/M/yy", "d/M", "d MMM yyyy",
                "d MMMM yyyy",
                "d MMM");
        words.setMonthNames(Stream.of(Month.values())
                .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, getLocale())).toList());
        words.setWeekdays(days(day -> day.getDisplayName(TextStyle.FULL_STANDALONE, getLocale())));
        words.setWeekdaysShort(days(day -> day.getDisplayName(TextStyle.SHORT_STANDALONE, getLocale())));
        words.setFirstDayOfWeek(1);
        words.setToday(getTranslation("ui.day.today"));
        words.setCancel(getTranslation("ui.cancel"));
        words.setBadInputErrorMessage(getTranslation("ui.day.bad"));
        words.setMinErrorMessage(getTranslation("ui.day.bad"));
        setI18n(words);
        setFallbackParser(this::named);
        // 15/12/27 is read as a year of the Romans
        setMin(LocalDate.of(1900, Month.JANUARY, 1));
    }

    /// What the calendar of the browser does not know: names of months in the other language.
    private Result<LocalDate> named(String text) {
        return NamedDay.read(text, Year.now(ZoneOffset.UTC).getValue()).map(Result::ok)
                .orElseGet(() -> Result.error(getTranslation("ui.day.bad")));
    }

    /// From Sunday, as the calendar wants them.
    private static List<String> days(Function<DayOfWeek, String> name) {
        return Stream.concat(Stream.of(DayOfWeek.SUNDAY), Arrays.stream(DayOfWeek.values()).limit(6)).map(name)
                .toList();
    }
}
