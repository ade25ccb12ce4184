package io.saluran.pipeline.activity;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.Query;
import io.saluran.db.Viewer;
import io.saluran.pipeline.activity.Activity.Plan;
import io.saluran.pipeline.activity.Activity.Whom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a person says what was done with a buyer, or plans it. A time that has come says that it was done, one to come
/// that it is planned; without a time it was done just now. A task is planned.
public final class ActivityForm extends Div {

    private static final long serialVersionUID = 1;
    private final ActivityKind kind;
    private final Mode mode;
    private final transient Desk desk;
    private final transient ActivityFields fields;
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
    /// @param colleagues who can be asked to do it, by part of their name; a few
    public record Desk(Clock clock, Viewer viewer, Function<Query<Whom, String>, Stream<Whom>> people,
            Function<String, List<Whom>> colleagues, ActivityWords words) {

        Whom me() {
            return new Whom(viewer.person(), viewer.name());
        }

        LocalDateTime now() {
            return LocalDateTime.ofInstant(clock.instant(), viewer.zone());
        }
    }

    public ActivityForm(ActivityKind kind, Mode mode, Desk desk) {
        this.kind = kind;
        this.mode = mode;
        this.desk = desk;
        addClassNames("s-form", "s-activity-form");
        fields = new ActivityFields(kind, mode, desk, this::getTranslation);
        add(fields.inOrder());
        fields.all().forEach(field -> field.addValueChangeListener(change -> fit()));
        fit();
    }

    /// Shows what is asked of something done, or of something planned.
    private void fit() {
        var planned = isPlanned();
        fields.text.setLabel(getTranslation(planned ? "activity.field.about" : "activity.field.said"));
        fields.outcome.setVisible(!planned && !kind.outcomes().isEmpty());
        fields.assignee.setVisible(planned);
        fireEvent(new Written(this));
    }

    /// Whether what stands here is a plan.
    public boolean isPlanned() {
        return switch (mode) {
            case PLANNED -> true;
            case DONE -> false;
            case NEW -> !kind.isTouch() || moment().isAfter(desk.now())
                    || (fields.day.getValue() != null && fields.day.getValue().isAfter(desk.now().toLocalDate()));
        };
    }

    /// When it was or will be; now where nothing is said.
    private LocalDateTime moment() {
        var now = desk.now();
        var on = fields.day.getValue();
        if (on == null) {
            return now;
        }
        return fields.time.getValue() != null
                ? on.atTime(fields.time.getValue())
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
    ///
    /// @param with those of the buyer who take part
    /// @param by who does it; null for nobody
    public void show(Plan plan, List<Whom> with, @Nullable Whom by) {
        from = plan;
        fields.subject.setValue(plan.subject() == null ? "" : plan.subject());
        fields.people.setValue(Set.copyOf(with));
        var at = mode == Mode.DONE ? plan.doneAt() : plan.dueAt();
        var local = at == null ? null : LocalDateTime.ofInstant(at, desk.viewer().zone());
        fields.day.setValue(local == null ? plan.dueOn() : local.toLocalDate());
        fields.time.setValue(local == null ? null : local.toLocalTime());
        fields.minutes.setValue(plan.minutes());
        fields.place.setValue(plan.place() == null ? "" : plan.place());
        fields.text.setValue(plan.text() == null ? "" : plan.text());
        if (plan.outcome() != null) {
            fields.outcome.setValue(plan.outcome());
        }
        fields.assignee.setValue(by);
        fit();
    }

    /// What stands here; empty when something is wrong, which is said at its place.
    public Optional<Plan> read() {
        if (fields.day.isInvalid() || fields.time.isInvalid() || fields.minutes.isInvalid() || isWrong()) {
            return Optional.empty();
        }
        var planned = isPlanned();
        var with = fields.people.getValue().stream().toList();
        var words = fields.subject.getValue().isBlank() && planned && kind.isTouch()
                ? desk.words().called(kind, with.stream().map(Whom::name).toList())
                : fields.subject.getValue();
        var at = fields.time.getValue() == null || fields.day.getValue() == null ? null : instant(moment());
        return Optional
                .of(new Plan(kind, words, fields.text.getValue(), fields.place.getValue(), fields.minutes.getValue(),
                        planned ? fields.day.getValue() : from == null ? null : from.dueOn(),
                        planned ? at : from == null ? null : from.dueAt(),
                        planned ? null : instant(moment()),
                        planned || kind.outcomes().isEmpty() ? null : fields.outcome.getValue(),
                        planned
                                ? fields.assignee.getOptionalValue().map(Whom::id).orElse(null)
                                : from == null || from.assignee() == null
                                        ? desk.viewer().person()
                                        : from.assignee(),
                        with.stream().map(Whom::id).toList()));
    }

    private boolean isEarly() {
        return mode == Mode.DONE && moment().isAfter(desk.now());
    }

    /// Marks the first thing that is wrong.
    private boolean isWrong() {
        var isWordless = kind == ActivityKind.TASK && fields.subject.getValue().isBlank();
        fields.subject.setInvalid(isWordless);
        fields.early.setVisible(isEarly());
        if (isWordless) {
            fields.subject.focus();
        } else if (isEarly()) {
            fields.day.focus();
        }
        return isWordless || isEarly();
    }

    private Instant instant(LocalDateTime local) {
        return local.atZone(desk.viewer().zone()).toInstant();
    }

    /// Empties it for the next.
    public void clear() {
        from = null;
        fields.all().filter(field -> !field.equals(fields.outcome) && !field.equals(fields.assignee))
                .forEach(HasValue::clear);
        fields.subject.setInvalid(false);
        if (!kind.outcomes().isEmpty()) {
            fields.outcome.setValue(kind.outcomes().getFirst());
        }
        fields.assignee.setValue(desk.me());
        fit();
    }

    /// What stands here, by names, so that it can be kept while somebody looks at something else.
    public Map<String, String> begun() {
        return fields.begun();
    }

    /// Goes on with what was [#begun()].
    public void goOn(Map<String, String> begun) {
        fields.goOn(begun);
    }

    /// Puts those in with whom it most likely is.
    public void with(List<Whom> likely) {
        fields.people.setValue(Set.copyOf(likely));
    }

    public void focus() {
        if (fields.subject.isVisible()) {
            fields.subject.focus();
        } else {
            fields.people.focus();
        }
    }
}
