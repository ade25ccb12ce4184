package io.saluran.pipeline.record;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.DescriptionList;
import io.saluran.db.Viewer;
import io.saluran.pipeline.field.FieldEdit;
import io.saluran.pipeline.field.OwnFact;
import io.saluran.pipeline.field.OwnFields;
import io.saluran.pipeline.field.ShortTexts;
import io.saluran.platform.field.FieldValues;
import io.saluran.ui.field.FieldInputs;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Facts of a record, each edited in its place by those who may.
public final class FactList extends DescriptionList {

    private static final long serialVersionUID = 1;

    private final boolean editable;

    public FactList(boolean editable) {
        this.editable = editable;
        addClassName("s-facts");
    }

    /// Where a fact is edited and how it is saved.
    public record Editing<F, T>(F field, @Nullable T value, Consumer<@Nullable T> save) {}

    /// @param words the value as it is read; null when there is none
    public <F extends Component & HasValue<?, T> & HasSize & Focusable<?>, T> void fact(String label,
            @Nullable String words, Editing<F, T> editing) {
        fact(label, words, List.of(), editing);
    }

    /// @param apart the words as several short texts; empty for none such
    private <F extends Component & HasValue<?, T> & HasSize & Focusable<?>, T> void fact(String label,
            @Nullable String words, List<String> apart, Editing<F, T> editing) {
        var shown = words == null || words.isEmpty() ? getTranslation("record.nothing-yet") : words;
        add(new Term(label));
        if (!editable) {
            add(apart.isEmpty() ? new Description(shown) : new Description(new ShortTexts(apart)));
            return;
        }
        var editor = new FactEditor<>(label, shown, editing.field(), editing.value(), editing.save()::accept);
        editor.showApart(apart);
        add(editor.component());
    }

    /// The company's own fields of a record, and how one is saved.
    public record Own(OwnFields fields, FieldValues values, Consumer<FieldEdit> save) {}

    /// The company's own fields, after the others; one is only read while the bundle of its kind is away.
    public void own(Own own, Viewer viewer) {
        for (var field : own.fields().all()) {
            var label = field.label(getLocale());
            var value = own.values().get(field.key()).orElse(null);
            if (!own.fields().isHere(field)) {
                add(new Term(label), OwnFact.away(field, value));
                continue;
            }
            fact(label, own.fields().show(field, own.values(), getLocale()), ShortTexts.of(field, value), new Editing<>(
                    FieldInputs.of(field, viewer), value,
                    edited -> own.save().accept(new FieldEdit(field.key(), edited))));
            OwnFact.link(own.fields(), field, value).ifPresent(link -> add(new Term(), link));
        }
    }

    public void plain(String label, Component value) {
        add(new Term(label), new Description(value));
    }
}
