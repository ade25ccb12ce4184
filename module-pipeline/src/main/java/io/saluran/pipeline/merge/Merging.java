package io.saluran.pipeline.merge;

import com.vaadin.flow.component.UI;
import io.saluran.db.Viewer;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.pipeline.record.Choice;
import io.saluran.pipeline.record.RecordKind;
import io.saluran.pipeline.record.RecordList;
import io.saluran.pipeline.record.RecordRow;
import io.saluran.ui.component.Toast;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What pages of one kind of record need to merge two and to take that back: says what came of it.
public abstract class Merging<V extends RecordRow> {

    private final Merges<?> merges;
    private final MergeList reading;
    private final RecordList<V, ?> list;
    private final Viewer viewer;

    /// @param list finds records as they are now
    protected Merging(Merges<?> merges, MergeList reading, RecordList<V, ?> list, Viewer viewer) {
        this.merges = merges;
        this.reading = reading;
        this.list = list;
        this.viewer = viewer;
    }

    /// The whole key of what only this kind says of merging: `title`, `undone`, `undone-but`, `into`, `twice`, `two`.
    protected abstract String key(String word);

    /// Records to choose from by a part of their name.
    protected abstract Choice.Source others();

    /// Records that may be the same as this one.
    protected abstract List<Choice> alike(V record);

    /// Records that nearly certainly are the same as this one.
    protected abstract List<Choice> duplicates(V record);

    /// What tells a record from one of the same name.
    protected String called(V record) {
        return record.name();
    }

    /// What a record has in its built-in fields, in words and in the order in which they are asked about; null or left out
    /// where it has nothing, or where nobody is to choose.
    protected abstract Map<String, @Nullable Object> values(V record);

    /// What happens to all that hangs on the one that goes.
    protected abstract String moves(V goes);

    protected Viewer viewer() {
        return viewer;
    }

    RecordKind kind() {
        return list.kind();
    }

    MergeList reading() {
        return reading;
    }

    public boolean isAllowed() {
        return viewer.may(kind().write()) && viewer.may(kind().delete());
    }

    /// Asks which stays and what of the other is taken, merges, and opens the page of the one that stays.
    ///
    /// @param other null while it is to be chosen
    public void ask(UUID one, @Nullable UUID other) {
        list.find(viewer, one).ifPresent(found -> new MergeDialog<>(this, found, other).open());
    }

    @Nullable
    V find(UUID id) {
        return list.find(viewer, id).orElse(null);
    }

    void merge(V stays, V goes, Set<String> taken) {
        switch (merges.merge(viewer, seen(stays), seen(goes), taken)) {
            case MergeOutcome.Merged(var merge) -> {
                UI.getCurrent().navigate(path(stays.id()));
                Toast.undo(text("merge.done", goes.name(), stays.name()), () -> undo(merge, stays.id()));
            }
            case MergeOutcome.Undone undone -> throw new IllegalStateException("That was a merge");
            case MergeOutcome.Refused(var why) -> Toast.error(text("merge.refused." + why));
        }
    }

    private static Merges.Seen seen(RecordRow record) {
        return new Merges.Seen(record.id(), record.version());
    }

    /// Takes a merge back and shows the record that stayed.
    void undo(UUID merge, UUID kept) {
        switch (merges.undo(viewer, merge)) {
            case MergeOutcome.Undone(var fields, var records) -> {
                UI.getCurrent().navigate(path(kept));
                var stays = new ArrayList<String>();
                fields.forEach(field -> stays.add(label(field)));
                stays.addAll(records);
                Toast.show(stays.isEmpty()
                        ? text(key("undone"))
                        : text(key("undone-but"), stays.size(), String.join(", ", stays)));
            }
            case MergeOutcome.Merged merged -> throw new IllegalStateException("That was an undoing");
            case MergeOutcome.Refused(var why) -> Toast.error(text("merge.refused." + why));
        }
    }

    String path(UUID id) {
        return kind().path() + '/' + id;
    }

    /// How a field is called.
    String label(String field) {
        return FieldWriting.keyOf(field).map(key -> list.own().label(key, viewer.locale()))
                .orElseGet(() -> text(kind().fields() + field));
    }

    /// A value of the company's own fields in words.
    String own(String key, String json, Locale locale) {
        return list.own().history(key, json, locale);
    }

    protected static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
