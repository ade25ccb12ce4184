package io.saluran.ui.internal.extension;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import io.saluran.platform.internal.extension.GrantWords;
import io.saluran.platform.internal.extension.Plan;
import io.saluran.platform.internal.trust.Use;
import io.saluran.platform.text.Texts;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.Tone;
import java.util.function.Consumer;

/// What an extension asks to be granted, what of that is new, and what its code uses without saying so. When more is
/// asked for than before, a box waits for the administrator's yes.
final class AskedFor extends Div {

    private static final long serialVersionUID = 1;

    private final transient GrantWords words;

    /// @param consented told whether the box is ticked; never called when nothing is to be consented to
    AskedFor(Plan plan, Texts texts, Consumer<Boolean> consented) {
        words = new GrantWords(texts, getLocale());
        var asks = plan.asks();
        setVisible(!asks.all().isEmpty() || !asks.undeclared().isEmpty());
        addClassName("s-stack");
        var heading = new H3(getTranslation("extensions.may"));
        heading.addClassName("s-part");
        add(heading);
        // What is new and the yes to it come first, for that is what is decided here.
        if (plan.kind() != Plan.Kind.INSTALL) {
            asks.fresh().forEach(permission -> row("shield-check", words.title(permission), permission)
                    .add(new Badge(getTranslation("extensions.new"), Tone.WARNING)));
        }
        if (plan.waitsForConsent()) {
            var box = new Checkbox(getTranslation("extensions.consent"));
            box.addValueChangeListener(change -> consented.accept(change.getValue()));
            add(box);
        }
        asks.undeclared().forEach(this::undeclared);
        asks.all().stream().filter(each -> plan.kind() == Plan.Kind.INSTALL || !asks.fresh().contains(each))
                .forEach(permission -> row("shield-check", words.title(permission), permission));
    }

    private void undeclared(Use use) {
        row("circle-alert", getTranslation("extensions.undeclared", words.title(use.permission())), words.where(use));
    }

    private DetailRow row(String icon, String title, String detail) {
        var row = new DetailRow(icon, title, detail);
        add(row);
        return row;
    }
}
