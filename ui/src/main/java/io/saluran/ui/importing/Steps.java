package io.saluran.ui.importing;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.dom.Element;
import io.saluran.ui.component.Lucide;

/// Where one is in the wizard.
final class Steps extends OrderedList {

    private static final long serialVersionUID = 1;

    /// The steps, in order.
    enum Step {
        FILE(1, "importing.step.file"), MATCH(2, "importing.step.match"), CHECK(3, "importing.step.check"), IMPORT(4,
                "importing.step.import");

        private final int number;
        private final String text;

        Step(int number, String text) {
            this.number = number;
            this.text = text;
        }
    }

    Steps() {
        addClassName("s-steps");
        // On a phone it scrolls, which must be possible by keys.
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("aria-label", getTranslation("importing.steps"));
    }

    void show(Step current) {
        removeAll();
        for (var step : Step.values()) {
            var item = new ListItem();
            var mark = new Element("b");
            if (step.number < current.number) {
                mark.appendChild(Lucide.icon("check").getElement());
                item.addClassName("done");
            } else {
                mark.setText(Integer.toString(step.number));
            }
            if (step == current) {
                item.getElement().setAttribute("aria-current", "step");
            }
            item.getElement().appendChild(mark, new Element("span").setText(getTranslation(step.text)));
            add(item);
        }
    }
}
