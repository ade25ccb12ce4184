package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import io.saluran.pipeline.deal.DealPage.Facts;
import io.saluran.pipeline.record.Place;
import io.saluran.pipeline.record.PlaceInList;
import io.saluran.pipeline.stage.Pipelines.Stage;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.PageKeys;
import io.saluran.ui.component.PersonAvatar;
import io.saluran.ui.component.Presence;
import io.saluran.ui.component.Tone;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The head of a deal's page: the way up, the place in the list, the deal in one line, what can be done, and its path.
final class DealHead extends Div {

    private static final long serialVersionUID = 1;

    private final transient DealDesk desk;
    private final transient Acts acts;
    private final Presence presence;
    private final PlaceInList place;

    /// What the head's buttons ask for.
    interface Acts {
        void move(UUID stage);

        void close(boolean won);

        void reopen();

        void delete();

        /// Asks for a stage of another pipeline.
        void transfer();

        /// Opens what a call is written down in.
        void logTouch();

        void go(UUID deal);
    }

    /// Beside the deal itself.
    ///
    /// @param up address of the board or list
    /// @param place reads where it stands there
    /// @param days in the stages that it has left
    /// @param usual days that won deals stood in a stage, where that is known
    record Around(String up, Supplier<Optional<Place>> place, List<Stage> stages, Map<UUID, Long> days,
            Map<UUID, Integer> usual) {}

    DealHead(DealDesk desk, Acts acts) {
        this.desk = desk;
        this.acts = acts;
        presence = new Presence(desk.viewer());
        place = new PlaceInList(acts::go);
        addClassName("s-record");
    }

    void show(Facts deal, Around around) {
        removeAll();
        add(crumb(deal, around), top(deal, around),
                new StagePath(around.stages(), deal, around.days(), around.usual(), desk, acts::move));
    }

    private Component crumb(Facts deal, Around around) {
        var up = new Anchor(around.up(), getTranslation("deal.title"));
        up.getElement().setAttribute("router-link", true);
        var crumb = new Div(up, Lucide.icon("chevron-right"), new Span(deal.pipelineName()));
        crumb.addClassName("s-crumb");
        crumb.add(presence);
        presence.at("deal/" + deal.id());
        place.show(deal.id(), around.place());
        crumb.add(place);
        return crumb;
    }

    private Component top(Facts deal, Around around) {
        var meta = new Div();
        meta.addClassName("meta");
        if (deal.account() != null && deal.accountName() != null) {
            var account = new Anchor("accounts/" + deal.account(), Lucide.icon("building-2"),
                    new Span(deal.accountName()));
            account.getElement().setAttribute("router-link", true);
            account.addClassName("s-link");
            meta.add(account);
        }
        var worth = deal.worth();
        var value = new Span(worth == null ? getTranslation("deal.no-value-yet") : desk.money(worth, deal.currency()));
        value.addClassNames("s-num", worth == null ? "s-muted" : "s-value");
        meta.add(value);
        if (deal.outcome() == null && deal.closesOn() != null && !deal.closesOn().isBefore(desk.today())) {
            meta.add(new Span(getTranslation("deal.closes", desk.date(deal.closesOn()))));
        }
        if (deal.owner() != null && deal.ownerName() != null) {
            meta.add(
                    new Span(PersonAvatar.of(new io.saluran.platform.people.Person(deal.owner(), deal.ownerName(), null,
                            null, true)), new Span(deal.ownerName())));
        }
        meta.add(state(deal));
        warnings(deal, around.usual().get(deal.stage())).forEach(meta::add);
        var text = new Div(new H1(deal.name()), meta);
        text.addClassName("s-grow");
        var top = new Header(text, actions(deal));
        top.addClassName("top");
        return top;
    }

    /// The same that its card tells.
    private List<Badge> warnings(Facts deal, @Nullable Integer usual) {
        if (deal.outcome() != null) {
            return List.of();
        }
        var words = new RipenessWords(this::getTranslation, desk::date);
        return Ripeness.all(new Ripeness.Signs(deal.stageSince(), deal.closesOn(), deal.nextStep()),
                new Ripeness.Limits(deal.rotDays(), usual), desk.clock(), desk.viewer().zone()).stream()
                .map(wrong -> new Badge(words.of(wrong), wrong.tone()))
                .toList();
    }

    /// Lets nothing be done to the deal; the ways to others stay.
    void freeze(Frozen frozen) {
        getChildren().filter(part -> !part.hasClassName("s-crumb")).forEach(frozen::freeze);
    }

    private Badge state(Facts deal) {
        if (deal.outcome() == null) {
            return new Badge(getTranslation("deal.likely",
                    desk.formats().percent(deal.probability().doubleValue(), 0, getLocale())), Tone.BRAND);
        }
        return "won".equals(deal.outcome())
                ? new Badge(getTranslation("deal.won-because", deal.reason()), Tone.WON)
                : new Badge(getTranslation("deal.lost-because", deal.reason()), Tone.LOST);
    }

    private Component actions(Facts deal) {
        var actions = new Div();
        actions.addClassName("acts");
        if (desk.mayWrite()) {
            var touch = new Button(getTranslation("deal.log-touch"), Lucide.icon("phone"), click -> acts.logTouch());
            touch.setSuffixComponent(PageKeys.hint("T"));
            touch.addThemeVariants(ButtonVariant.PRIMARY);
            actions.add(touch);
            if (deal.outcome() == null) {
                var won = new Button(getTranslation("deal.won"), Lucide.icon("trophy"), click -> acts.close(true));
                won.addThemeVariants(ButtonVariant.SUCCESS);
                actions.add(won, new Button(getTranslation("deal.lost"), click -> acts.close(false)));
            } else {
                actions.add(new Button(getTranslation("deal.reopen"), click -> acts.reopen()));
            }
        }
        if (desk.mayWrite() && desk.pipelines().all().size() > 1) {
            var transfer = new Button(Lucide.icon("arrow-right"), click -> acts.transfer());
            transfer.setAriaLabel(getTranslation("deal.transfer"));
            transfer.setTooltipText(getTranslation("deal.transfer"));
            transfer.addThemeVariants(ButtonVariant.TERTIARY);
            transfer.addThemeName("icon");
            actions.add(transfer);
        }
        var print = new Button(Lucide.icon("printer"));
        print.addClickListener(click -> print.getElement().executeJs("window.print()"));
        print.setAriaLabel(getTranslation("deal.print"));
        print.setTooltipText(getTranslation("deal.print"));
        print.addThemeVariants(ButtonVariant.TERTIARY);
        print.addThemeName("icon");
        print.addClassName("s-hide-phone");
        actions.add(print);
        if (desk.viewer().may(DealPermissions.DELETE)) {
            var delete = new Button(Lucide.icon("trash-2"), click -> acts.delete());
            delete.setAriaLabel(getTranslation("ui.delete"));
            delete.setTooltipText(getTranslation("ui.delete"));
            delete.addThemeVariants(ButtonVariant.TERTIARY);
            delete.addThemeName("icon");
            actions.add(delete);
        }
        return actions;
    }
}
