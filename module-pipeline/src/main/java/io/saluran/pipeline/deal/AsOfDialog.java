package io.saluran.pipeline.deal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.saluran.pipeline.deal.DealAsOf.State;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.ui.component.DayField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A deal as it was at the end of a day that one chooses.
final class AsOfDialog extends Dialog {

    private static final long serialVersionUID = 1;
    private static final List<String> ORDER = List.of("name", "value", "amount", "currency", "closesOn", "owner",
            "account", "product", "source", "nextStep", "nextStepOn");

    private final transient DealAsOf reading;
    private final transient DealDesk desk;
    private final transient UUID deal;
    private final Div content = new Div();

    AsOfDialog(DealAsOf reading, DealDesk desk, UUID deal) {
        this.reading = reading;
        this.desk = desk;
        this.deal = deal;
        setHeaderTitle(getTranslation("deal.as-of"));
        setWidth("520px");
        setMaxWidth("96vw");
        var day = new DayField(getTranslation("deal.as-of.day"));
        day.setMax(desk.today());
        day.setValue(desk.today());
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
        show(desk.today());
    }

    private void show(LocalDate day) {
        content.removeAll();
        var state = reading.of(desk.viewer(), deal, day);
        if (state.isEmpty()) {
            content.add(new Paragraph(getTranslation("deal.as-of.not-yet", desk.date(day))));
            return;
        }
        content.add(list(state.get()));
    }

    private DescriptionList list(State state) {
        var list = new DescriptionList();
        list.addClassName("s-facts");
        if (state.stage() != null) {
            fact(list, getTranslation("deal.field.stage"), state.stage());
        }
        if (state.outcome() != null) {
            fact(list, getTranslation("deal.field.outcome"), getTranslation("deal." + state.outcome()));
        }
        ORDER.stream().filter(state.fields()::containsKey)
                .forEach(key -> fact(list, getTranslation("deal.field." + key), words(key, state)));
        state.fields().keySet().stream().sorted().forEach(key -> FieldWriting.keyOf(key).ifPresent(own -> fact(list,
                desk.own().label(own, getLocale()),
                desk.own().history(own, kept(key, state), getLocale()))));
        if (!state.items().isEmpty()) {
            fact(list, getTranslation("deal.products"), String.join(", ", state.items()));
        }
        if (!state.people().isEmpty()) {
            fact(list, getTranslation("deal.people"), String.join(", ", state.people()));
        }
        return list;
    }

    private String words(String key, State state) {
        var value = kept(key, state);
        if (key.equals("value")) {
            return desk.money(new BigDecimal(value));
        }
        return value.matches("\\d{4}-\\d{2}-\\d{2}") ? desk.date(LocalDate.parse(value)) : value;
    }

    private static String kept(String key, State state) {
        return state.fields().getOrDefault(key, "");
    }

    private static void fact(DescriptionList list, String label, String words) {
        list.add(new DescriptionList.Term(label), new DescriptionList.Description(words));
    }
}
