package example.rimba.competitors;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import example.rimba.competitors.Competitors.Draft;
import example.rimba.competitors.Competitors.Outcome;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Asks what there is to say about a competitor.
final class CompetitorDialog extends Dialog {

    private static final long serialVersionUID = 1;
    private static final int LONGEST = 4_000;

    private final TextField name = new TextField(getTranslation("competitors.name"));
    private final TextArea strengths = new TextArea(getTranslation("competitors.strengths"));
    private final TextArea howToBeat = new TextArea(getTranslation("competitors.how-to-beat"));

    /// @param known null for a new one
    /// @param save does it; called under the session's lock
    /// @param saved runs when it was done
    CompetitorDialog(@Nullable Draft known, Function<Draft, Outcome> save, Runnable saved) {
        setHeaderTitle(getTranslation(known == null ? "competitors.new" : "competitors.edit"));
        setWidth("480px");
        setMaxWidth("96vw");
        name.setRequiredIndicatorVisible(true);
        name.setMaxLength(200);
        name.setAutofocus(true);
        name.addValueChangeListener(typed -> name.setInvalid(false));
        name.setWidthFull();
        for (var area : new TextArea[]{strengths, howToBeat}) {
            area.setMaxLength(LONGEST);
            area.setMinRows(3);
            area.setWidthFull();
        }
        if (known != null) {
            name.setValue(known.name());
            strengths.setValue(known.strengths());
            howToBeat.setValue(known.howToBeat());
        }
        var form = new Div(name, strengths, howToBeat);
        form.addClassName("s-stack");
        add(form);
        var done = new Button(getTranslation("ui.save"), click -> answer(
                save.apply(new Draft(name.getValue(), strengths.getValue(), howToBeat.getValue())), saved));
        done.addThemeVariants(ButtonVariant.PRIMARY);
        done.setDisableOnClick(true);
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), done);
        name.addValueChangeListener(typed -> done.setEnabled(true));
        strengths.addValueChangeListener(typed -> done.setEnabled(true));
        howToBeat.addValueChangeListener(typed -> done.setEnabled(true));
    }

    private void answer(Outcome outcome, Runnable saved) {
        switch (outcome) {
            case Outcome.Done done -> {
                close();
                saved.run();
            }
            case Outcome.Overtaken overtaken -> refuse("competitors.overtaken");
            case Outcome.Refused(var why) -> refuse(why.key());
        }
    }

    private void refuse(String text) {
        name.setErrorMessage(getTranslation(text));
        name.setInvalid(true);
    }
}
