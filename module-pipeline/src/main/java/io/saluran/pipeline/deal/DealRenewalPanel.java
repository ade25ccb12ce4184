package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.saluran.pipeline.deal.DealRenewal.Facts;
import io.saluran.pipeline.deal.DealRenewal.Other;
import io.saluran.pipeline.deal.Deals.Outcome;
import io.saluran.pipeline.deal.Renewals.Renewed;
import io.saluran.pipeline.record.Panel;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.Toast;
import io.saluran.ui.component.Tone;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// When the deal ends, the deal that it renews and its renewal, with what came of that; and the button that renews.
/// Hidden where there is none of it.
final class DealRenewalPanel extends Section {

    private static final long serialVersionUID = 1;

    private final transient DealRenewal reading;
    private final transient DealDesk desk;
    private final transient DealPlace place;
    private final Div body = new Div();
    private transient Facts shown = Facts.NONE;

    DealRenewalPanel(DealRenewal reading, DealDesk desk, DealPlace place) {
        this.reading = reading;
        this.desk = desk;
        this.place = place;
        addClassName("s-panel");
        body.addClassName("s-stack");
        add(new Header(new H2(getTranslation("renewal.title"))), body);
    }

    /// Whether the panel tells of that deal.
    boolean names(UUID deal) {
        return shown.names(deal);
    }

    void show() {
        shown = reading.of(desk.viewer(), place.deal().id());
        body.removeAll();
        if (shown.before() != null) {
            body.add(line("renewal.before", other(shown.before())));
        }
        runs(shown);
        if (shown.after() != null) {
            body.add(line("renewal.after", other(shown.after())));
            outcome(shown.after());
        } else if (shown.endsOn() != null && desk.mayWrite()) {
            body.add(renew());
        }
        setVisible(body.getComponentCount() > 0);
    }

    private void runs(Facts facts) {
        if (facts.endsOn() != null) {
            var over = facts.endsOn().isBefore(desk.today());
            body.add(words(over ? "renewal.ended" : "renewal.ends", desk.date(facts.endsOn())));
        } else if (facts.startsOn() != null) {
            body.add(words("renewal.starts", desk.date(facts.startsOn())));
        }
    }

    private void outcome(Other renewal) {
        if (renewal.name() == null) {
            return;
        }
        if (renewal.outcome() == null) {
            body.add(renewal.closesOn() == null
                    ? words("renewal.open")
                    : words("renewal.open-until", desk.date(renewal.closesOn())));
            return;
        }
        var won = "won".equals(renewal.outcome());
        var state = new Div(new Badge(getTranslation(won ? "renewal.won" : "renewal.lost"),
                won ? Tone.WON : Tone.LOST));
        body.add(state);
    }

    private Component other(Other deal) {
        if (deal.name() == null) {
            var hidden = new Span(getTranslation("renewal.hidden"));
            hidden.addClassName("s-muted");
            return hidden;
        }
        return Panel.link("deals/" + deal.id(), deal.name());
    }

    private Component line(String text, Component beside) {
        var label = new Span(getTranslation(text));
        label.addClassName("s-secondary");
        var line = new Div(label, beside);
        line.addClassNames("s-row", "wrap");
        return line;
    }

    private Component words(String text, Object... arguments) {
        return new Div(getTranslation(text, arguments));
    }

    private Component renew() {
        var renew = new Button(getTranslation("renewal.renew"), Lucide.icon("repeat"), click -> {
            if (desk.pipelines().all().size() > 1) {
                new RenewDialog(desk, place.deal().pipeline(), this::renew).open();
            } else {
                renew(null);
            }
        });
        renew.addThemeVariants(ButtonVariant.PRIMARY);
        var row = new Div(renew);
        row.addClassName("s-row");
        return row;
    }

    private void renew(@Nullable UUID pipeline) {
        var deal = place.deal();
        switch (desk.deals().renewals().renew(desk.viewer(), deal.id(), pipeline)) {
            case Renewed.Made(var made, var name) -> {
                UI.getCurrent().navigate("deals/" + made);
                if (desk.viewer().may(DealPermissions.DELETE)) {
                    Toast.undo(getTranslation("renewal.made", name), () -> undo(made, deal.id()));
                }
            }
            case Renewed.There(var there) -> UI.getCurrent().navigate("deals/" + there);
            case Renewed.Refused(var why) -> {
                Toast.error(getTranslation("renewal.refused." + why));
                place.fresh().ifPresent(now -> show());
            }
        }
    }

    private void undo(UUID made, UUID back) {
        if (desk.deals().delete(desk.viewer(), made, Deals.FIRST_VERSION) instanceof Outcome.Done) {
            UI.getCurrent().navigate("deals/" + back);
        } else {
            Toast.error(getTranslation("deal.undo-overtaken"));
        }
    }
}
