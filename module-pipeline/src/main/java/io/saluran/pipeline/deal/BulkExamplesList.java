package io.saluran.pipeline.deal;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.platform.field.FieldValues;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The deals that a change of many would change, each with what it holds and will hold.
final class BulkExamplesList extends UnorderedList {

    private static final long serialVersionUID = 1;

    private final transient DealDesk desk;

    BulkExamplesList(DealDesk desk) {
        this.desk = desk;
        addClassName("s-examples");
        setVisible(false);
    }

    /// @param all how many deals change
    void show(BulkChange change, BulkExamples examples, int all) {
        removeAll();
        var to = words(change, examples.to());
        examples.deals().forEach(deal -> {
            var name = new Span(deal.name());
            name.addClassName("s-medium");
            name.getElement().setAttribute("dir", "auto");
            add(new ListItem(name, new Span(words(change, deal.from()) + " → " + to)));
        });
        var others = all - examples.deals().size();
        if (others > 0) {
            add(new ListItem(getTranslation("bulk.others", others)));
        }
        setVisible(!examples.deals().isEmpty());
    }

    void none() {
        removeAll();
        setVisible(false);
    }

    private String words(BulkChange change, @Nullable String value) {
        if (value == null) {
            return getTranslation("bulk.nothing");
        }
        return switch (change) {
            case BulkEdited<?>(var edit) when edit.field().equals(DealField.CLOSES_ON) ->
                desk.date(LocalDate.parse(value));
            case BulkOwn own -> shown(own, value);
            case BulkTagged tagged -> shown(tagged, value);
            case BulkEdited<?> edited -> value;
            case BulkMoved moved -> value;
            case BulkClosed closed -> value;
            case BulkDeleted deleted -> value;
        };
    }

    /// Of a field of the company's own.
    private String shown(BulkChange change, String value) {
        return FieldWriting.keyOf(change.field()).flatMap(desk.own()::find)
                .flatMap(field -> FieldValues.value(value)
                        .map(held -> desk.fields().show(field, held, desk.viewer().locale())))
                .orElse(value);
    }
}
