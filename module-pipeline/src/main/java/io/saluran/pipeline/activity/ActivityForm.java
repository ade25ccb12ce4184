package io.saluran.pipeline.activity;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.saluran.db.Viewer;
import io.saluran.pipeline.activity.Activity.Plan;
import io.saluran.pipeline.activity.Activity.Whom;
import io.saluran.ui.component.DayField;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a person says what was done with a buyer, or plans it. A time that has come says that it was done, one to come
/// that it is planned; without a time it was done just now. A task is planned.
public final class ActivityForm extends Div {

    private static final long serialVersionUID = 1;
    private static final Duration STEP = Duration.ofMinutes(15);
    /// Milliseconds, shorter than a hand takes from the keys to the way back.
    private static final int MOMENT = 150;
    /// Letters of an id.
    private static final int ID = 36;

    private final ActivityKind kind;
    private final Mode mode;
    private final transient Desk desk;
    private final TextField subject = new TextField();
    private final MultiSelectComboBox<Whom> people = new MultiSelectComboBox<>();
    private final Select<TouchOutcome> outcome = new Select<>();
    private final IntegerField minutes = new IntegerField();
    private final DayField day = new DayField();
    private final TimePicker time = new TimePicker();
    private final Span early = new Span(getTranslation("activity.not-yet"));
    private final TextField place = new TextField();
    private final Select<Whom> assignee = new Select<>();
    private final TextArea text = new TextArea();
    private transient @Nullable Plan from;

    /// What its time means.
    public enum Mode {
        /// Planned where its time is to come, done otherwise.
        NEW,
        /// It stays planned, whatever its time.
        PLANNED,
        /// It was done.
        DONE
    }

    /// What it works with.
    ///
    /// @param people contacts by part of their name, those of the deal first
    /// @param colleagues who can be asked to do it; none where that is not asked
    public record Desk(Clock clock, Viewer viewer, Function<Query<Whom, String>, Stream<Whom>> people,
            List<Whom> colleagues, ActivityWords words) {

        LocalDateTime now() {
            return LocalDateTime.ofInstant(clock.instant(), viewer.zone());
        }
    }

    public ActivityForm(ActivityKind kind, Mode mode, Desk desk) {
        this.kind = kind;
        this.mode = mode;
        this.desk = desk;
        addClassNames("s-form", "s-activity-form");
        subject();
        people();
        when();
        outcome();
        minutes();
        place();
        assignee();
        text();
        add(subject, people, day, time, early, outcome, minutes, assignee, place, text);
        Stream.of(subject, place, text).forEach(field -> {
            // as it is typed, so that it is there when the page is left
            field.setValueChangeMode(ValueChangeMode.LAZY);
            field.setValueChangeTimeout(MOMENT);
        });
        fields().forEach(field -> field.addValueChangeListener(change -> fit()));
        fit();
    }

    private void subject() {
        subject.setLabel(getTranslation("activity.field.subject." + kind.key()));
        subject.setMaxLength(Plan.LONGEST_SUBJECT);
        subject.setErrorMessage(getTranslation("activity.needs-words"));
        subject.addClassName("wide");
        subject.setVisible(kind != ActivityKind.CALL || mode == Mode.PLANNED);
    }

    private void people() {
        people.setLabel(getTranslation("activity.field.people"));
        people.setItems(desk.people()::apply);
        people.setItemLabelGenerator(Whom::name);
        people.setPlaceholder(getTranslation("deal.people.search"));
        people.addClassName("wide");
    }

    private void when() {
        day.setLabel(getTranslation(kind == ActivityKind.TASK && mode != Mode.DONE
                ? "activity.field.due"
                : "activity.field.day"));
        if (mode == Mode.NEW && kind.isTouch()) {
            day.setPlaceholder(getTranslation("activity.now"));
        }
        day.setClearButtonVisible(true);
        time.setLabel(getTranslation("activity.field.time"));
        // 24 hours, in both languages
        time.setLocale(Locale.UK);
        time.setStep(STEP);
        time.setClearButtonVisible(true);
        time.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null && day.isEmpty()) {
                day.setValue(desk.now().toLocalDate());
            }
        });
        early.addClassNames("wide", "s-error");
        early.getElement().setAttribute("role", "alert");
        early.setVisible(false);
    }

    private void outcome() {
        outcome.setLabel(getTranslation("activity.field.outcome"));
        outcome.setItems(kind.outcomes());
        outcome.setItemLabelGenerator(each -> each == null ? "" : desk.words().outcome(each));
        if (!kind.outcomes().isEmpty()) {
            outcome.setValue(kind.outcomes().getFirst());
        }
    }

    private void minutes() {
        minutes.setLabel(getTranslation("activity.field.minutes"));
        minutes.setMin(1);
        minutes.setMax(Plan.LONGEST);
        minutes.setStepButtonsVisible(false);
        minutes.setErrorMessage(getTranslation("activity.minutes.bounds"));
        minutes.setVisible(kind.hasMinutes());
    }

    private void place() {
        place.setLabel(getTranslation("activity.field.place"));
        place.setPlaceholder(getTranslation("activity.place.about"));
        place.setMaxLength(Plan.LONGEST_SUBJECT);
        place.addClassName("wide");
        place.setVisible(kind == ActivityKind.MEETING);
    }

    private void assignee() {
        assignee.setLabel(getTranslation("activity.field.assignee"));
        assignee.setItems(desk.colleagues());
        assignee.setEmptySelectionAllowed(true);
        assignee.setEmptySelectionCaption(getTranslation("activity.nobody"));
        assignee.setItemLabelGenerator(each -> each == null ? getTranslation("activity.nobody") : each.name());
        desk.colleagues().stream().filter(each -> each.id().equals(desk.viewer().person())).findFirst()
                .ifPresent(assignee::setValue);
    }

    private void text() {
        text.setMaxLength(Plan.LONGEST_TEXT);
        text.setMinHeight("56px");
        text.addClassName("wide");
    }

    /// Shows what is asked of something done, or of something planned.
    private void fit() {
        var planned = isPlanned();
        text.setLabel(getTranslation(planned ? "activity.field.about" : "activity.field.said"));
        outcome.setVisible(!planned && !kind.outcomes().isEmpty());
        assignee.setVisible(planned && desk.colleagues().size() > 1);
        fireEvent(new Written(this));
    }

    /// Whether what stands here is a plan.
    public boolean isPlanned() {
        return switch (mode) {
            case PLANNED -> true;
            case DONE -> false;
            case NEW -> !kind.isTouch() || moment().isAfter(desk.now())
                    || (day.getValue() != null && day.getValue().isAfter(desk.now().toLocalDate()));
        };
    }

    /// When it was or will be; now where nothing is said.
    private LocalDateTime moment() {
        var now = desk.now();
        var on = day.getValue();
        if (on == null) {
            return now;
        }
        return time.getValue() != null
                ? on.atTime(time.getValue())
                : on.equals(now.toLocalDate()) ? now : on.atTime(LocalTime.NOON);
    }

    /// Something was written.
    public static final class Written extends ComponentEvent<ActivityForm> {

        private static final long serialVersionUID = 1;

        Written(ActivityForm form) {
            super(form, false);
        }
    }

    public void whenWritten(Runnable written) {
        addListener(Written.class, event -> written.run());
    }

    /// Fills it in.
    public void show(Plan plan, List<Whom> with) {
        from = plan;
        subject.setValue(plan.subject() == null ? "" : plan.subject());
        people.setValue(Set.copyOf(with));
        var at = mode == Mode.DONE ? plan.doneAt() : plan.dueAt();
        var local = at == null ? null : LocalDateTime.ofInstant(at, desk.viewer().zone());
        day.setValue(local == null ? plan.dueOn() : local.toLocalDate());
        time.setValue(local == null ? null : local.toLocalTime());
        minutes.setValue(plan.minutes());
        place.setValue(plan.place() == null ? "" : plan.place());
        text.setValue(plan.text() == null ? "" : plan.text());
        if (plan.outcome() != null) {
            outcome.setValue(plan.outcome());
        }
        assignee.setValue(desk.colleagues().stream().filter(each -> each.id().equals(plan.assignee())).findFirst()
                .orElse(null));
        fit();
    }

    /// What stands here; empty when something is wrong, which is said at its place.
    public Optional<Plan> read() {
        if (day.isInvalid() || time.isInvalid() || minutes.isInvalid() || isWrong()) {
            return Optional.empty();
        }
        var planned = isPlanned();
        var with = people.getValue().stream().toList();
        var words = subject.getValue().isBlank() && planned && kind.isTouch()
                ? desk.words().called(kind, with.stream().map(Whom::name).toList())
                : subject.getValue();
        var at = time.getValue() == null || day.getValue() == null ? null : instant(moment());
        return Optional.of(new Plan(kind, words, text.getValue(), place.getValue(), minutes.getValue(),
                planned ? day.getValue() : from == null ? null : from.dueOn(),
                planned ? at : from == null ? null : from.dueAt(),
                planned ? null : instant(moment()),
                planned || kind.outcomes().isEmpty() ? null : outcome.getValue(),
                planned
                        ? asked()
                        : from == null || from.assignee() == null
                                ? desk.viewer().person()
                                : from.assignee(),
                with.stream().map(Whom::id).toList()));
    }

    private @Nullable UUID asked() {
        if (assignee.isVisible()) {
            return assignee.getValue() == null ? null : assignee.getValue().id();
        }
        return from == null ? desk.viewer().person() : from.assignee();
    }

    private boolean isEarly() {
        return mode == Mode.DONE && moment().isAfter(desk.now());
    }

    /// Marks the first thing that is wrong.
    private boolean isWrong() {
        var isWordless = kind == ActivityKind.TASK && subject.getValue().isBlank();
        subject.setInvalid(isWordless);
        early.setVisible(isEarly());
        if (isWordless) {
            subject.focus();
        } else if (isEarly()) {
            day.focus();
        }
        return isWordless || isEarly();
    }

    private Instant instant(LocalDateTime local) {
        return local.atZone(desk.viewer().zone()).toInstant();
    }

    /// Empties it for the next.
    public void clear() {
        from = null;
        fields().filter(field -> !field.equals(outcome) && !field.equals(assignee)).forEach(HasValue::clear);
        subject.setInvalid(false);
        if (!kind.outcomes().isEmpty()) {
            outcome.setValue(kind.outcomes().getFirst());
        }
        fit();
    }

    private Stream<HasValue<?, ?>> fields() {
        return Stream.of(subject, people, outcome, minutes, day, time, place, assignee, text);
    }

    /// What stands here, by names, so that it can be kept while somebody looks at something else.
    public Map<String, String> begun() {
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

    /// Goes on with what was [begun].
    public void goOn(Map<String, String> begun) {
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

    /// Puts those in with whom it most likely is.
    public void with(List<Whom> likely) {
        people.setValue(Set.copyOf(likely));
    }

    public void focus() {
        if (subject.isVisible()) {
            subject.focus();
        } else {
            people.focus();
        }
    }
}
