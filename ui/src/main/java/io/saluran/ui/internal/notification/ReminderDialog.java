package io.saluran.ui.internal.notification;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.platform.format.Formats;
import io.saluran.platform.notification.Reminder;
import io.saluran.platform.notification.Reminders;
import io.saluran.ui.component.DayField;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.Toast;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Objects;

/// Asks when and of what somebody wants to be reminded, and shows what they are waiting for here already.
public final class ReminderDialog extends Dialog {

    private static final long serialVersionUID = 1;
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final Duration STEP = Duration.ofMinutes(30);

    /// What it works with.
    public record Desk(Reminders reminders, Formats formats, Clock clock) {}

    private final transient Desk desk;
    private final transient Viewer viewer;
    private final String path;
    private final String about;
    private final DateTimePicker when = new DateTimePicker(getTranslation("reminder.when"));
    private final TextArea note = new TextArea(getTranslation("reminder.note"));
    private final Div kept = new Div();

    private ReminderDialog(Desk desk, Viewer viewer, String path, String about) {
        this.desk = desk;
        this.viewer = viewer;
        this.path = path;
        this.about = about;
        setHeaderTitle(getTranslation("reminder.title"));
        setWidth("420px");
        setMaxWidth("96vw");
        when.setStep(STEP);
        // Day first and 24 hours, in both languages.
        when.setLocale(Locale.UK);
        when.setDatePickerI18n(new DayField().getI18n());
        when.setWidthFull();
        when.setValue(tomorrow());
        note.setHelperText(getTranslation("reminder.note.help"));
        note.setMaxLength(Reminder.LONGEST);
        note.setWidthFull();
        kept.addClassName("s-stack");
        var form = new Div(suggestions(), when, note, kept);
        form.addClassName("s-stack");
        add(form);
        var set = new Button(getTranslation("reminder.title"), click -> set());
        set.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), set);
        showKept();
    }

    /// Asks about the page that is open.
    public static void openFor(UI ui, Desk desk, Viewer viewer) {
        var page = ui.getInternals();
        var path = page.getActiveViewLocation().getPath();
        new ReminderDialog(desk, viewer, path, Objects.requireNonNullElse(page.getTitle(), path)).open();
    }

    private ZonedDateTime now() {
        return desk.clock().instant().atZone(viewer.zone());
    }

    private LocalDateTime tomorrow() {
        return now().toLocalDate().plusDays(1).atTime(MORNING);
    }

    private Div suggestions() {
        var row = new Div(suggestion("reminder.in-hour",
                now().plusHours(1).truncatedTo(ChronoUnit.MINUTES).toLocalDateTime()),
                suggestion("reminder.tomorrow", tomorrow()),
                suggestion("reminder.next-week",
                        now().toLocalDate().with(TemporalAdjusters.next(DayOfWeek.MONDAY)).atTime(MORNING)));
        row.addClassNames("s-row", "wrap");
        return row;
    }

    private Button suggestion(String label, LocalDateTime time) {
        var button = new Button(getTranslation(label), click -> when.setValue(time));
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }

    private void set() {
        var time = when.getValue();
        var moment = time == null ? null : time.atZone(viewer.zone()).toInstant();
        when.setErrorMessage(getTranslation(moment == null ? "reminder.missing" : "reminder.past"));
        when.setInvalid(moment == null || !moment.isAfter(desk.clock().instant()));
        if (moment == null || when.isInvalid()) {
            return;
        }
        var reminder = new Reminder(Ids.next(), path, about, note.getValue().strip(), moment);
        desk.reminders().set(viewer, reminder);
        close();
        Toast.undo(getTranslation("reminder.set", time(reminder)),
                () -> desk.reminders().remove(viewer, reminder.id()));
    }

    private String time(Reminder reminder) {
        return desk.formats().time(reminder.due(), viewer.zone(), viewer.locale());
    }

    private void showKept() {
        kept.removeAll();
        var reminders = desk.reminders().at(viewer, path);
        kept.setVisible(!reminders.isEmpty());
        kept.add(new H3(getTranslation("reminder.yours")));
        reminders.forEach(reminder -> kept.add(row(reminder)));
    }

    private Div row(Reminder reminder) {
        var words = new Span(reminder.note().isBlank()
                ? time(reminder)
                : time(reminder) + " · " + reminder.note());
        words.addClassName("s-grow");
        var remove = new Button(Lucide.icon("trash-2"), click -> {
            desk.reminders().remove(viewer, reminder.id());
            showKept();
            Toast.undo(getTranslation("reminder.removed"), () -> {
                desk.reminders().set(viewer, reminder);
                showKept();
            });
        });
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        remove.addThemeName("icon");
        remove.setAriaLabel(getTranslation("reminder.remove-named", time(reminder)));
        var row = new Div(words, remove);
        row.addClassName("s-row");
        return row;
    }
}
