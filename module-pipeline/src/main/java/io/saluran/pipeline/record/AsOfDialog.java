package io.saluran.pipeline.record;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.saluran.ui.component.DayField;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A record of any kind as it was at the end of a day that one chooses.
public final class AsOfDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final transient Reading reading;
    private final transient Function<LocalDate, String> words;
    private final Div content = new Div();

    /// What a field was, in a person's words.
    public record Fact(String label, String words) {}

    /// Reads what a record was at the end of a day; empty when it was not there yet.
    @FunctionalInterface
    public interface Reading {
        Optional<List<Fact>> at(LocalDate day);
    }

    /// @param words how a day is written
    public AsOfDialog(LocalDate today, Function<LocalDate, String> words, Reading reading) {
        this.reading = reading;
        this.words = words;
        setHeaderTitle(getTranslation("record.as-of"));
        setWidth("520px");
        setMaxWidth("96vw");
        var day = new DayField(getTranslation("record.as-of.day"));
        day.setMax(today);
        day.setValue(today);
        day.addValueChangeListener(chosen -> {
            if (chosen.getValue() != null && !day.isInvalid()) {
                show(chosen.getValue());
            }
        });
        content.addClassName("s-stack");
        var body = new Div(day, content);
        body.addClassName("s-stack");
        add(body);
        getFooter().add(new Button(getTranslation("ui.close"), click -> close()));
        show(today);
    }

    private void show(LocalDate day) {
        content.removeAll();
        var facts = reading.at(day);
        if (facts.isEmpty()) {
            content.add(new Paragraph(getTranslation("record.as-of.not-yet", words.apply(day))));
            return;
        }
        var list = new DescriptionList();
        list.addClassName("s-facts");
        facts.get().forEach(fact -> list.add(new DescriptionList.Term(fact.label()),
                new DescriptionList.Description(fact.words())));
        content.add(list);
    }
}
