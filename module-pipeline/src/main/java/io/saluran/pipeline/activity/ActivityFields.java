package io.saluran.pipeline.activity;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.saluran.pipeline.activity.Activity.Plan;
import io.saluran.pipeline.activity.Activity.Whom;
import io.saluran.pipeline.activity.ActivityForm.Desk;
import io.saluran.pipeline.activity.ActivityForm.Mode;
import io.saluran.ui.component.DayField;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The fields of the form of an activity, each with its words and bounds.
final class ActivityFields {

    private static final Duration STEP = Duration.ofMinutes(15);
    /// Milliseconds, shorter than a hand takes from the keys to the way back.
    private static final int MOMENT = 150;
    /// Letters of an id.
    private static final int ID = 36;

    private final ActivityKind kind;
    private final Mode mode;
    private final Desk desk;
    private final ActivityWords.Words words;
    final TextField subject = new TextField();
    final MultiSelectComboBox<Whom> people = new MultiSelectComboBox<>();
    final Select<TouchOutcome> outcome = new Select<>();
    final IntegerField minutes = new IntegerField();
    final DayField day = new DayField();
    final TimePicker time = new TimePicker();
    final Span early = new Span();
    final TextField place = new TextField();
    final ComboBox<Whom> assignee = new ComboBox<>();
    final TextArea text = new TextArea();

    ActivityFields(ActivityKind kind, Mode mode, Desk desk, ActivityWords.Words words) {
        this.kind = kind;
        this.mode = mode;
        this.desk = desk;
        this.words = words;
        subject();
        people();
        when();
        outcome();
        minutes();
        place();
        assignee();
        text();
        Stream.of(subject, place, text).forEach(field -> {
            // as it is typed, so that it is there when the page is left
            field.setValueChangeMode(ValueChangeMode.LAZY);
            field.setValueChangeTimeout(MOMENT);
        });
    }

    Component[] inOrder() {
        return new Component[] {subject, people, day, time, early, outcome, minutes, assignee, place, text};
    }

    private void subject() {
        subject.setLabel(words.of("activity.field.subject." + kind.key()));
        subject.setMaxLength(Plan.LONGEST_SUBJECT);
        subject.setErrorMessage(words.of("activity.needs-words"));
        subject.addClassName("wide");
        subject.setVisible(kind != ActivityKind.CALL || mode == Mode.PLANNED);
    }

    private void people() {
        people.setLabel(words.of("activity.field.people"));
        people.setItems(desk.people()::apply);
        people.setItemLabelGenerator(Whom::name);
        people.setPlaceholder(words.of("deal.people.search"));
        people.addClassName("wide");
    }

    private void when() {
        day.setLabel(words.of(kind == ActivityKind.TASK && mode != Mode.DONE
                ? "activity.field.due"
                : "activity.field.day"));
        if (mode == Mode.NEW && kind.isTouch()) {
            day.setPlaceholder(words.of("activity.now"));
        }
        day.setClearButtonVisible(true);
        time.setLabel(words.of("activity.field.time"));
        // 24 hours, in both languages
        time.setLocale(Locale.UK);
        time.setStep(STEP);
        time.setClearButtonVisible(true);
        time.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null && day.isEmpty()) {
                day.setValue(desk.now().toLocalDate());
            }
        });
        early.setText(words.of("activity.not-yet"));
        early.addClassNames("wide", "s-error");
        early.getElement().setAttribute("role", "alert");
        early.setVisible(false);
    }

    private void outcome() {
        outcome.setLabel(words.of("activity.field.outcome"));
        outcome.setItems(kind.outcomes());
        outcome.setItemLabelGenerator(each -> each == null ? "" : desk.words().outcome(each));
        if (!kind.outcomes().isEmpty()) {
            outcome.setValue(kind.outcomes().getFirst());
        }
    }

    private void minutes() {
        minutes.setLabel(words.of("activity.field.minutes"));
        minutes.setMin(1);
        minutes.setMax(Plan.LONGEST);
        minutes.setStepButtonsVisible(false);
        minutes.setErrorMessage(words.of("activity.minutes.bounds"));
        minutes.setVisible(kind.hasMinutes());
    }

    private void place() {
        place.setLabel(words.of("activity.field.place"));
        place.setPlaceholder(words.of("activity.place.about"));
        place.setMaxLength(Plan.LONGEST_SUBJECT);
        place.addClassName("wide");
        place.setVisible(kind == ActivityKind.MEETING);
    }

    private void assignee() {
        assignee.setLabel(words.of("activity.field.assignee"));
        assignee.setItems(query -> desk.colleagues().apply(query.getFilter().orElse("")).stream()
                .skip(query.getOffset()).limit(query.getLimit()));
        assignee.setItemLabelGenerator(Whom::name);
        assignee.setPlaceholder(words.of("activity.nobody"));
        assignee.setClearButtonVisible(true);
        assignee.setValue(desk.me());
    }

    private void text() {
        text.setMaxLength(Plan.LONGEST_TEXT);
        text.setMinHeight("56px");
        text.addClassName("wide");
    }

    /// Those with a value.
    Stream<HasValue<?, ?>> all() {
        return Stream.of(subject, people, outcome, minutes, day, time, place, assignee, text);
    }

    /// What stands here, by names, so that it can be kept while somebody looks at something else.
    Map<String, String> begun() {
        var begun = new LinkedHashMap<String, String>();
        begun.put("subject", subject.getValue());
        begun.put("text", text.getValue());
        begun.put("place", place.getValue());
        begun.put("minutes", minutes.getValue() == null ? "" : minutes.getValue().toString());
        begun.put("day", day.getValue() == null ? "" : day.getValue().toString());
        begun.put("time", time.getValue() == null ? "" : time.getValue().toString());
        begun.put("outcome", outcome.getValue() == null ? "" : outcome.getValue().key());
        begun.put("people", people.getValue().stream().map(who -> who.id() + " " + who.name())
                .collect(Collectors.joining("\n")));
        begun.values().removeIf(String::isEmpty);
        return begun;
    }

    /// Goes on with what was [#begun()].
    void goOn(Map<String, String> begun) {
        subject.setValue(begun.getOrDefault("subject", ""));
        text.setValue(begun.getOrDefault("text", ""));
        place.setValue(begun.getOrDefault("place", ""));
        minutes.setValue(begun.containsKey("minutes") ? Integer.valueOf(begun.get("minutes")) : null);
        day.setValue(begun.containsKey("day") ? LocalDate.parse(begun.get("day")) : null);
        time.setValue(begun.containsKey("time") ? LocalTime.parse(begun.get("time")) : null);
        TouchOutcome.of(begun.getOrDefault("outcome", "")).ifPresent(outcome::setValue);
        people.setValue(begun.getOrDefault("people", "").lines()
                .map(line -> new Whom(UUID.fromString(line.substring(0, ID)), line.substring(ID + 1)))
                .collect(Collectors.toSet()));
    }
}
