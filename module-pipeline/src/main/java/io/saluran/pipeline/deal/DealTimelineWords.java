package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.saluran.db.Viewer;
import io.saluran.pipeline.activity.ActivityKind;
import io.saluran.pipeline.activity.ActivityWords;
import io.saluran.pipeline.activity.TouchOutcome;
import io.saluran.pipeline.deal.DealTimeline.Entry;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.pipeline.field.OwnFields;
import io.saluran.platform.field.Fields;
import io.saluran.platform.format.Formats;
import io.saluran.platform.text.Texts;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.Timeline;
import io.saluran.ui.component.Tone;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The timeline of a deal in a person's words and time zone.
final class DealTimelineWords {

    /// Things that come and go.
    private static final Set<String> PARTS = Set.of("item", "contact", "file");

    private final Texts texts;
    private final Formats formats;
    private final OwnFields own;

    DealTimelineWords(Texts texts, Formats formats, Fields fields) {
        this.texts = texts;
        this.formats = formats;
        this.own = new OwnFields(fields, DealOwnFields.TYPE);
    }

    /// What can be done in the timeline.
    record Acts(CommentBody.Acts comments, DealTouches touches) {}

    /// Adds entries at the end.
    void add(Timeline timeline, List<Entry> entries, Viewer viewer, Acts acts) {
        for (var entry : entries) {
            var local = entry.at().atZone(viewer.zone());
            var day = formats.date(local.toLocalDate(), viewer.locale());
            var time = DateTimeFormatter.ofPattern("HH:mm").format(local);
            var person = Objects.requireNonNullElse(entry.person(), text(viewer, "deal.by-import"));
            var who = entry.imported() ? text(viewer, "record.by-import-of", person) : person;
            switch (entry.kind()) {
                case "note" -> timeline.add(day, "file-text", Tone.NEUTRAL, noted(entry, who, viewer), time,
                        new MentionedText(orNothing(entry.after()), List.of()));
                case "comment" -> timeline.add(day, "message-square", Tone.NEUTRAL, new Span(text(viewer,
                        entry.what() == null ? "deal.commented" : "deal.commented.edited", who)), time,
                        new CommentBody(entry, acts.comments()));
                case "move" ->
                    timeline.add(day, icon(entry), tone(entry), new Span(move(entry, who, viewer)), time, null);
                case "change" ->
                    timeline.add(day, "history", Tone.NEUTRAL, new Span(change(entry, who, viewer)), time, null);
                default -> {
                    var kind = ActivityKind.of(entry.kind()).orElseThrow();
                    timeline.add(day, kind.icon(), Tone.BRAND,
                            new TouchLine(entry, touched(kind, entry, who, viewer), acts.touches()), time,
                            entry.after() == null ? null : new MentionedText(entry.after(), List.of()));
                }
            }
        }
    }

    private Component noted(Entry entry, String who, Viewer viewer) {
        var line = new Span(new Span(text(viewer, "deal.noted", who)));
        if (entry.what() != null) {
            line.add(new Badge(entry.what(), Tone.NEUTRAL));
        }
        line.addClassNames("s-row", "wrap");
        return line;
    }

    private String touched(ActivityKind kind, Entry entry, String who, Viewer viewer) {
        var with = entry.before() == null ? List.<String>of() : entry.before().lines().toList();
        var outcome = entry.what() == null ? null : TouchOutcome.of(entry.what()).orElse(null);
        return activities(viewer).line(new ActivityWords.Done(kind, who, with, entry.minutes(), outcome));
    }

    private ActivityWords activities(Viewer viewer) {
        return new ActivityWords((key, arguments) -> text(viewer, key, arguments), formats, viewer.locale(),
                viewer.zone());
    }

    private String traced(Entry entry, String who, Viewer viewer) {
        var before = entry.before() == null ? null : ActivityTrace.read(entry.before());
        var after = entry.after() == null ? null : ActivityTrace.read(entry.after());
        if (before != null && after != null && before.subject().equals(after.subject())) {
            return text(viewer, "activity.event.put-off", who, after.subject(), when(before, viewer),
                    when(after, viewer));
        }
        if (before != null && after != null) {
            return text(viewer, "activity.event.changed", who, before.subject(), after.subject());
        }
        var named = Objects.requireNonNull(after == null ? before : after);
        return text(viewer, after == null ? "activity.event.deleted" : "activity.event.restored", who,
                named.subject().isEmpty() ? activities(viewer).kind(named.kind()) : named.subject());
    }

    private String when(ActivityTrace trace, Viewer viewer) {
        return trace.on() == null
                ? text(viewer, "activity.no-date")
                : activities(viewer).when(trace.on(), trace.at());
    }

    private static String icon(Entry entry) {
        return entry.what() == null ? "arrow-right" : "won".equals(entry.what()) ? "trophy" : "circle-x";
    }

    private static Tone tone(Entry entry) {
        return entry.what() == null ? Tone.BRAND : "won".equals(entry.what()) ? Tone.WON : Tone.NEUTRAL;
    }

    private String move(Entry entry, String who, Viewer viewer) {
        if (entry.what() != null) {
            return text(viewer, "won".equals(entry.what()) ? "deal.event.won" : "deal.event.lost", who);
        }
        return entry.before() == null
                ? text(viewer, "deal.event.entered", who, orNothing(entry.after()))
                : text(viewer, "deal.event.moved", who, entry.before(), orNothing(entry.after()));
    }

    private String change(Entry entry, String who, Viewer viewer) {
        if (ActivityTrace.FIELD.equals(entry.what())) {
            return traced(entry, who, viewer);
        }
        var key = FieldWriting.keyOf(entry.what());
        var field = key.map(name -> own.label(name, viewer.locale()))
                .orElseGet(() -> text(viewer, "deal.field." + entry.what()));
        if (entry.before() == null && entry.after() != null && entry.after().isEmpty()) {
            return field + " · " + who;
        }
        if ("check".equals(entry.what())) {
            return entry.after() != null
                    ? text(viewer, "deal.event.ticked", who, entry.after())
                    : text(viewer, "deal.event.unticked", who, orNothing(entry.before()));
        }
        if (entry.what() != null && PARTS.contains(entry.what())
                && (entry.before() == null || entry.after() == null)) {
            return entry.before() == null
                    ? text(viewer, "deal.event.added", who, orNothing(entry.after()))
                    : text(viewer, "deal.event.removed", who, entry.before());
        }
        return text(viewer, "deal.event.changed", field, shown(entry.what(), entry.before(), viewer),
                shown(entry.what(), entry.after(), viewer), who);
    }

    private String shown(@Nullable String field, @Nullable String value, Viewer viewer) {
        if (value == null) {
            return text(viewer, "deal.nothing-yet");
        }
        var key = FieldWriting.keyOf(field);
        if (key.isPresent()) {
            return own.history(key.get(), value, viewer.locale());
        }
        if ("value".equals(field)) {
            return formats.money(new BigDecimal(value), viewer.locale());
        }
        return DealField.day(field, value).map(day -> formats.date(day, viewer.locale())).orElse(value);
    }

    private static String orNothing(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private String text(Viewer viewer, String key, Object... arguments) {
        return texts.text(viewer.locale(), key, arguments);
    }
}
