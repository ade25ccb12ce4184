package io.saluran.pipeline.record;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.saluran.db.Viewer;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.pipeline.field.OwnFields;
import io.saluran.pipeline.record.RecordChanges.Change;
import io.saluran.platform.format.Formats;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Timeline;
import io.saluran.ui.component.Tone;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The changes of a record in a person's words and time zone, older ones on demand.
public final class ChangeTimeline extends Div {

    private static final long serialVersionUID = 1;
    private static final Set<String> WHOLE = Set.of("created", "deleted", "restored");

    private final transient Words words;
    private final Timeline timeline = new Timeline();
    private final Button older = new Button(getTranslation("record.changes.older"));

    /// @param fields where the names of fields are, for example `account.field.`
    /// @param own the company's own fields
    /// @param value how a value that is stored is read, for example `true` as a word
    public record Words(Formats formats, Viewer viewer, String fields, OwnFields own, UnaryOperator<String> value) {

        /// A field with what it holds, in a person's words.
        AsOfDialog.Fact fact(Map.Entry<String, String> kept) {
            var ui = UI.getCurrent();
            return FieldWriting.keyOf(kept.getKey())
                    .map(key -> new AsOfDialog.Fact(own.label(key, ui.getLocale()),
                            own.history(key, kept.getValue(), ui.getLocale())))
                    .orElseGet(() -> new AsOfDialog.Fact(ui.getTranslation(fields + kept.getKey()),
                            value.apply(kept.getValue())));
        }
    }

    /// Reads the page after a change.
    @FunctionalInterface
    public interface Older {
        List<Change> after(Change last);
    }

    public ChangeTimeline(List<Change> newest, Words words, Older next) {
        this.words = words;
        if (newest.isEmpty()) {
            add(new EmptyState(getTranslation("record.changes.none")));
            return;
        }
        older.addThemeVariants(ButtonVariant.TERTIARY);
        older.addClassName("s-older");
        add(timeline, older);
        show(newest, next);
    }

    private void show(List<Change> changes, Older next) {
        changes.forEach(this::show);
        older.setVisible(changes.size() == RecordChanges.PAGE);
        if (older.isVisible()) {
            older.addSingleClickListener(click -> show(next.after(changes.getLast()), next));
        }
    }

    private void show(Change change) {
        var local = change.at().atZone(words.viewer().zone());
        var icon = switch (change.field()) {
            case "created" -> "plus";
            case "deleted" -> "trash-2";
            case "restored" -> "undo-2";
            case RecordHistory.MERGED -> "merge";
            default -> "history";
        };
        timeline.add(words.formats().date(local.toLocalDate(), getLocale()), icon, Tone.NEUTRAL, new Span(line(change)),
                DateTimeFormatter.ofPattern("HH:mm").format(local), null);
    }

    private String line(Change change) {
        var person = Objects.requireNonNullElse(change.person(), getTranslation("record.by-import"));
        var who = change.imported() ? getTranslation("record.by-import-of", person) : person;
        var own = FieldWriting.keyOf(change.field());
        if (own.isPresent()) {
            return getTranslation("record.changes.field", words.own().label(own.get(), getLocale()),
                    shown(own.get(), change.before()), shown(own.get(), change.after()), who);
        }
        if (change.field().equals(RecordHistory.MERGED)) {
            return change.after() == null
                    ? getTranslation("merge.told-apart", shown(change.before()), who)
                    : getTranslation("merge.told", shown(change.after()), who);
        }
        var field = getTranslation(words.fields() + change.field());
        return WHOLE.contains(change.field())
                ? getTranslation("record.changes.whole", field, who)
                : getTranslation("record.changes.field", field, shown(change.before()), shown(change.after()), who);
    }

    private String shown(String own, @Nullable String json) {
        return json == null ? getTranslation("record.nothing-yet") : words.own().history(own, json, getLocale());
    }

    private String shown(@Nullable String value) {
        return value == null ? getTranslation("record.nothing-yet") : words.value().apply(value);
    }
}
