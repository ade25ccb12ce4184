package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import io.saluran.pipeline.deal.DealPage.Facts;
import io.saluran.pipeline.deal.DealTimeline.Entry;
import io.saluran.pipeline.deal.DealTimeline.Narrow;
import io.saluran.pipeline.deal.DealTimeline.Part;
import io.saluran.pipeline.record.AsOfDialog;
import io.saluran.pipeline.stage.Pipelines.Stage;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What happened to a deal, a page at a time; all of it, the notes alone, or the notes of one stage.
final class DealTimelineList extends Div {

    private static final long serialVersionUID = 1;

    private final transient DealReading reading;
    private final transient DealDesk desk;
    private final transient DealComments comments;
    private final transient DealTouches touches;
    private final Select<Shown> shown = new Select<>();
    private final Later part = new Later();
    private transient @Nullable UUID deal;
    private int pages = 1;
    private boolean setting;

    /// A way to narrow the timeline.
    private record Shown(Narrow narrow, String name) {

        boolean same(Shown other) {
            return narrow.equals(other.narrow);
        }
    }

    /// What was read.
    ///
    /// @param more whether there is something earlier
    private record Read(List<Entry> entries, boolean more) {}

    DealTimelineList(DealReading reading, DealDesk desk, DealComments comments, DealTouches touches) {
        this.comments = comments;
        this.touches = touches;
        this.reading = reading;
        this.desk = desk;
        addClassName("s-history");
        shown.setAriaLabel(getTranslation("deal.timeline.show"));
        shown.setItemLabelGenerator(Shown::name);
        shown.addThemeName("small");
        shown.addValueChangeListener(chosen -> {
            if (!setting && chosen.getValue() != null) {
                pages = 1;
                load();
            }
        });
        var then = new Button(getTranslation("record.as-of.open"),
                click -> new AsOfDialog(desk.today(), desk::date, day -> reading.asOf()
                        .of(desk.viewer(), Objects.requireNonNull(deal), day).map(new DealAsOfWords(desk)::of))
                        .open());
        then.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        var bar = new Div(shown, then);
        bar.addClassName("s-history-bar");
        add(bar, part);
    }

    /// Shows what happened to this deal; one that is shown already keeps how far back it was read.
    void show(Facts now, List<Stage> stages) {
        if (!now.id().equals(deal)) {
            deal = now.id();
            pages = 1;
            part.removeAll(); // whose comment is being changed is of the other deal
        }
        var choices = new ArrayList<Shown>();
        choices.add(new Shown(Narrow.NOT, getTranslation("deal.timeline.all")));
        choices.add(new Shown(new Narrow(Part.NOTES, null), getTranslation("deal.timeline.notes")));
        choices.add(new Shown(new Narrow(Part.TOUCHES, null), getTranslation("deal.timeline.touches")));
        stages.forEach(stage -> choices.add(new Shown(new Narrow(Part.WORK, stage.id()),
                getTranslation("deal.timeline.work-at", stage.name()))));
        var before = shown.getValue();
        setting = true;
        shown.setItems(choices);
        shown.setValue(choices.stream().filter(each -> before != null && each.same(before)).findFirst()
                .orElse(choices.getFirst()));
        setting = false;
        if (!isBeingWritten(part)) {
            load();
        }
    }

    /// Whether somebody is changing what they said, which is not taken from under their hands.
    private static boolean isBeingWritten(Component part) {
        return part instanceof CommentForm || part.getChildren().anyMatch(DealTimelineList::isBeingWritten);
    }

    private void load() {
        var of = Objects.requireNonNull(deal);
        var narrow = shown.getValue().narrow();
        var wanted = pages;
        part.load(() -> read(of, narrow, wanted), this::component);
    }

    private DealTimelineWords.Acts acts() {
        return new DealTimelineWords.Acts(
                new CommentBody.Acts(comments, desk.viewer(), Objects.requireNonNull(deal), this::load), touches);
    }

    private Read read(UUID of, Narrow narrow, int wanted) {
        var entries = new ArrayList<Entry>();
        var full = true;
        for (int i = 0; i < wanted && full; i++) {
            var page = reading.timeline().page(desk.viewer(), of, narrow, entries.isEmpty() ? null : entries.getLast());
            entries.addAll(page);
            full = page.size() == DealTimeline.PAGE;
        }
        return new Read(entries, full);
    }

    private Component component(Read read) {
        if (read.entries().isEmpty()) {
            return new EmptyState(getTranslation("deal.timeline.none." + switch (shown.getValue().narrow().part()) {
                case ALL -> "all";
                case WORK -> "work";
                case NOTES -> "notes";
                case TOUCHES -> "touches";
            }));
        }
        var timeline = new Timeline();
        reading.words().add(timeline, read.entries(), desk.viewer(), acts());
        var content = new Div(timeline);
        if (read.more()) {
            content.add(earlier(timeline, read.entries().getLast()));
        }
        return content;
    }

    private Button earlier(Timeline timeline, Entry oldest) {
        var button = new Button(getTranslation("deal.timeline.earlier"));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.addClassName("s-earlier");
        button.addClickListener(click -> {
            pages++;
            var page = reading.timeline().page(desk.viewer(), Objects.requireNonNull(deal), shown.getValue().narrow(),
                    oldest);
            reading.words().add(timeline, page, desk.viewer(), acts());
            var parent = (Div) button.getParent().orElseThrow();
            parent.remove(button);
            if (page.size() == DealTimeline.PAGE) {
                parent.add(earlier(timeline, page.getLast()));
            }
        });
        return button;
    }
}
