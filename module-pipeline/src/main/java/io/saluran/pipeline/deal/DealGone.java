package io.saluran.pipeline.deal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.Toast;
import java.util.UUID;

/// Says on the page of a deal that somebody else has deleted it, and who; whoever may brings it back from there.
final class DealGone extends Div {

    private static final long serialVersionUID = 1;

    /// @param back runs when the deal is there again
    DealGone(DealDesk desk, DealPage reading, UUID deal, Runnable back) {
        addClassNames("s-callout", "over");
        getElement().setAttribute("role", "alert");
        var deletion = reading.deletion(desk.viewer(), deal);
        var what = new Span(deletion.map(known -> getTranslation("deal.gone.by",
                known.person() == null ? getTranslation("deal.by-import") : known.person(), known.name(),
                desk.formats().time(known.at(), desk.viewer().zone(), getLocale())))
                .orElseGet(() -> getTranslation("deal.gone")));
        what.addClassName("s-strong");
        var stays = new Span(getTranslation("deal.gone.stays"));
        var words = new Div(what, stays);
        words.addClassNames("s-grow", "s-two-lines");
        add(Lucide.icon("trash-2"), words);
        if (deletion.isPresent() && desk.viewer().may(DealPermissions.DELETE)) {
            var restore = new Button(getTranslation("bin.restore"), click -> {
                if (!(desk.deals().restore(desk.viewer(), deal) instanceof Deals.Outcome.Done)) {
                    Toast.error(getTranslation("bin.restored", 0));
                }
                back.run();
            });
            restore.addThemeVariants(ButtonVariant.SMALL);
            add(restore);
        }
    }
}
