package io.saluran.pipeline.account;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.saluran.ui.component.Lucide;
import java.util.ArrayList;
import java.util.Set;
import java.util.function.Consumer;

/// Below the list while accounts are chosen in it: two of them can be merged.
final class ChosenAccounts extends Div {

    private static final long serialVersionUID = 1;

    private final transient Merging merging;
    private final Span count = new Span();
    private final Span hint = new Span(getTranslation("account.list.choose-two"));
    private final Button merge = new Button(getTranslation("account.merge"), Lucide.icon("merge"), click -> merge());
    private transient Set<AccountList.Row> chosen = Set.of();

    /// @param choose lets rows be chosen, and tells of each choice
    ChosenAccounts(Merging merging, Consumer<Consumer<Set<AccountList.Row>>> choose, Runnable chooseNone) {
        this.merging = merging;
        addClassName("s-chosen");
        count.addClassNames("s-strong", "s-num");
        hint.addClassName("s-secondary");
        merge.addThemeVariants(ButtonVariant.SMALL);
        var none = new Button(getTranslation("bulk.none"), Lucide.icon("x"), click -> chooseNone.run());
        none.addThemeVariants(ButtonVariant.SMALL);
        add(count, merge, none, hint);
        setVisible(false);
        choose.accept(this::show);
    }

    private void show(Set<AccountList.Row> rows) {
        chosen = rows;
        setVisible(!rows.isEmpty());
        count.setText(getTranslation("account.list.chosen", rows.size()));
        merge.setEnabled(rows.size() == 2);
        hint.setVisible(rows.size() != 2);
    }

    private void merge() {
        var two = new ArrayList<>(chosen);
        if (two.size() == 2) {
            merging.ask(two.getFirst().id(), two.getLast().id());
        }
    }
}
