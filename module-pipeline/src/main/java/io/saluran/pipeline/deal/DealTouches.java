package io.saluran.pipeline.deal;

import io.saluran.db.Ids;
import io.saluran.pipeline.activity.Activity;
import io.saluran.pipeline.activity.Activity.Plan;
import io.saluran.pipeline.activity.Activity.Whom;
import io.saluran.pipeline.activity.ActivityDialog;
import io.saluran.pipeline.activity.ActivityForm;
import io.saluran.pipeline.activity.ActivityForm.Mode;
import io.saluran.pipeline.activity.ActivityKind;
import io.saluran.pipeline.activity.ActivityWords;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a person does with the activities of the deal that is shown; each can be taken back.
record DealTouches(DealActivities activities, DealComments comments, DealDesk desk, DealPlace place,
        ActivityWords.Words text) {

    /// What the forms of activities work with.
    ActivityForm.Desk form() {
        return new ActivityForm.Desk(desk.clock(), desk.viewer(),
                query -> desk.choices().contacts(query.getFilter().orElse(""), place.deal().account(),
                        query.getOffset(), query.getLimit()).map(contact -> new Whom(contact.id(), contact.name())),
                this::colleagues, words());
    }

    /// Oneself, and those who may see the deal.
    private List<Whom> colleagues(String part) {
        var me = new Whom(desk.viewer().person(), desk.viewer().name());
        return Stream.concat(
                Stream.of(me)
                        .filter(each -> each.name().toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT))),
                comments.mentionable(desk.viewer(), place.deal().id(), part).stream()
                        .map(person -> new Whom(person.id(), person.name())))
                .toList();
    }

    private static Whom whom(DealPage.Person person) {
        return new Whom(person.id(), person.name());
    }

    ActivityWords words() {
        return new ActivityWords(text, desk.formats(), desk.viewer().locale(), desk.viewer().zone());
    }

    /// With whom something most likely is: the only one who takes part in the deal.
    List<Whom> likely() {
        var people = place.deal().people();
        return people.size() == 1 ? List.of(whom(people.getFirst())) : List.of();
    }

    /// What is planned.
    List<Activity> planned() {
        return activities.reading().planned(desk.viewer(), place.deal().id());
    }

    boolean isLate(Activity activity) {
        return activity.isLate(desk.clock().instant(), desk.today());
    }

    /// @return whether it was kept
    boolean add(Plan plan) {
        var id = Ids.next();
        var done = place.done(activities.add(desk.viewer(), place.deal().id(), id, plan));
        if (done) {
            place.undos().did(told(plan, plan.isDone() ? "activity.was-logged" : "activity.was-planned"),
                    () -> place.done(activities.delete(desk.viewer(), id)));
        }
        return done;
    }

    /// Says that it was done: asks how it went; of a task there is nothing to ask.
    void finish(Activity activity) {
        var now = desk.clock().instant();
        var plan = activity.plan();
        if (activity.kind() == ActivityKind.TASK) {
            change(activity, plan.done(now), "activity.was-done");
            return;
        }
        var began = plan.dueAt() != null && plan.dueAt().isBefore(now) ? plan.dueAt() : now;
        ask(activity, "activity.how", Mode.DONE, plan.done(began), "activity.was-done");
    }

    /// Asks for another day, and all else.
    void edit(Activity activity) {
        ask(activity, "activity.edit." + activity.kind().key(), activity.plan().isDone() ? Mode.DONE : Mode.PLANNED,
                activity.plan(), "activity.was-changed");
    }

    /// Changes what was done, which the timeline knows by its id.
    void edit(UUID id) {
        activities.reading().of(desk.viewer(), id).ifPresentOrElse(this::edit, this::gone);
    }

    void delete(UUID id) {
        activities.reading().of(desk.viewer(), id).ifPresentOrElse(this::delete, this::gone);
    }

    private void gone() {
        place.done(new Deals.Outcome.Overtaken());
    }

    private void ask(Activity activity, String title, Mode mode, Plan shown, String told) {
        var form = new ActivityForm(activity.kind(), mode, form());
        form.show(shown, activity.people(), activity.assignee());
        new ActivityDialog(text.of(title), form, plan -> change(activity, plan, told)).open();
    }

    private boolean change(Activity before, Plan plan, String told) {
        var done = place.done(activities.change(desk.viewer(), before.id(), before.version(), plan));
        if (done) {
            place.undos().did(told(plan, told), () -> place.done(activities.reading().of(desk.viewer(), before.id())
                    .map(now -> activities.change(desk.viewer(), now.id(), now.version(), before.plan()))
                    .orElseGet(Deals.Outcome.Overtaken::new)));
        }
        return done;
    }

    void delete(Activity activity) {
        if (place.done(activities.delete(desk.viewer(), activity.id()))) {
            place.undos().did(told(activity.plan(), "activity.was-deleted"),
                    () -> place.done(activities.restore(desk.viewer(), activity.id())));
        }
    }

    private String told(Plan plan, String key) {
        return text.of(key, ShortName.of(words().name(plan)));
    }

    /// The plan that is the deal's next step; null where that was written by hand.
    @Nullable
    Activity next(List<Activity> planned) {
        return planned.stream().filter(each -> each.subject().equals(place.deal().nextStep())
                && Objects.equals(each.plan().dueOn(), place.deal().nextStepOn())).findFirst().orElse(null);
    }

    /// Ends the next step that was written by hand.
    Deals.Outcome endNextStep() {
        var now = place.fresh().orElse(place.deal());
        return activities.endNextStep(desk.viewer(), now.id(), now.version());
    }
}
