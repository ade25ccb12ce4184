package io.saluran.pipeline.deal;

import com.vaadin.flow.component.UI;
import io.saluran.pipeline.deal.DealAsOf.State;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.pipeline.record.AsOfDialog.Fact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// A deal as it was, in a person's words.
record DealAsOfWords(DealDesk desk) {

    private static final List<String> ORDER = List.of("name", "value", "amount", "currency", "closesOn", "owner",
            "account", "product", "source", "nextStep", "nextStepOn");

    List<Fact> of(State state) {
        var facts = new ArrayList<Fact>();
        if (state.stage() != null) {
            facts.add(new Fact(text("deal.field.stage"), state.stage()));
        }
        if (state.outcome() != null) {
            facts.add(new Fact(text("deal.field.outcome"), text("deal." + state.outcome())));
        }
        ORDER.stream().filter(state.fields()::containsKey)
                .forEach(key -> facts.add(new Fact(text("deal.field." + key), words(key, state))));
        var locale = desk.viewer().locale();
        state.fields().keySet().stream().sorted().forEach(key -> FieldWriting.keyOf(key).ifPresent(own -> facts.add(
                new Fact(desk.own().label(own, locale), desk.own().history(own, kept(key, state), locale)))));
        if (!state.items().isEmpty()) {
            facts.add(new Fact(text("deal.products"), String.join(", ", state.items())));
        }
        if (!state.people().isEmpty()) {
            facts.add(new Fact(text("deal.people"), String.join(", ", state.people())));
        }
        return facts;
    }

    private String words(String key, State state) {
        var value = kept(key, state);
        if (key.equals("value")) {
            var money = desk.money(new BigDecimal(value));
            return state.ratedOn() == null
                    ? money
                    : text("deal.as-of.rated", money, desk.date(state.ratedOn()));
        }
        return DealField.day(key, value).map(desk::date).orElse(value);
    }

    private static String kept(String key, State state) {
        return state.fields().getOrDefault(key, "");
    }

    private static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
