package io.saluran.pipeline.account;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.saluran.pipeline.account.AccountPage.Branch;
import io.saluran.pipeline.account.AccountPage.ContactLine;
import io.saluran.pipeline.account.AccountPage.DealLine;
import io.saluran.pipeline.record.Panel;
import io.saluran.platform.format.Formats;
import io.saluran.platform.people.Person;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.PersonAvatar;
import io.saluran.ui.component.Tone;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The parts of an account's page that only show.
///
/// @param words where the texts come from
record AccountParts(Formats formats, Component words, Locale locale) {

    /// What stands below the name.
    Div meta(AccountList.Row shown) {
        var meta = new Div();
        if (shown.parent() != null && shown.parentName() != null) {
            meta.add(new Span(Lucide.icon("building-2"), new Span(text("account.part-of")),
                    Panel.link("accounts/" + shown.parent(), shown.parentName())));
        }
        if (shown.industry() != null) {
            meta.add(new Span(shown.industry()));
        }
        if (shown.owner() != null && shown.ownerName() != null) {
            meta.add(new Span(PersonAvatar.of(new Person(shown.owner(), shown.ownerName(), null, null, true)),
                    new Span(shown.ownerName())));
        }
        if (shown.website() != null) {
            var website = new Anchor(AccountWords.href(shown.website()), shown.website(), AnchorTarget.BLANK);
            website.getElement().setAttribute("rel", "noopener noreferrer");
            website.addClassName("s-link");
            meta.add(website);
        }
        return meta;
    }

    Component figures(AccountFigures figures) {
        var list = new DescriptionList();
        list.addClassNames("s-facts", "across");
        figure(list, "account.figure.open", number(figures.open()), amount(figures.openValue()));
        figure(list, "account.figure.won", number(figures.won()), amount(figures.wonValue()));
        var ratio = figures.closeRatio();
        figure(list, "account.figure.ratio", ratio == null ? "–" : formats.percent(ratio, 0, locale),
                text("account.figure.closed", figures.won() + figures.lost()));
        var cycle = figures.cycleDays();
        figure(list, "account.figure.cycle", cycle == null
                ? "–"
                : formats.days(cycle.setScale(0, RoundingMode.HALF_UP).longValueExact(), locale),
                text("account.figure.to-win"));
        if (figures.yearly() != null) {
            figure(list, "account.figure.recurring", String.valueOf(amount(figures.yearly())),
                    text("account.figure.in-a-year"));
        }
        var box = new Div(list);
        box.addClassName("s-record-figures");
        return box;
    }

    private void figure(DescriptionList list, String label, String figure, @Nullable String beside) {
        var value = new Span(figure);
        value.addClassNames("s-strong", "s-num");
        var about = new Span(beside == null ? "" : beside);
        about.addClassNames("s-secondary", "s-small");
        var description = new DescriptionList.Description(value, about);
        description.addClassNames("s-row");
        list.add(new DescriptionList.Term(text(label)), description);
    }

    private String number(long number) {
        return formats.number(number, locale);
    }

    private @Nullable String amount(@Nullable BigDecimal value) {
        return value == null ? null : formats.compactMoney(value, locale);
    }

    /// @param all where all deals of the account are listed
    Component deals(List<DealLine> deals, String all) {
        var list = new Div();
        list.addClassNames("s-list", "inset");
        for (var deal : deals) {
            list.add(line(deal));
        }
        var panel = new Panel(text("account.deals"),
                deals.isEmpty() ? new EmptyState(text("account.deals.none")) : list);
        return deals.isEmpty() ? panel : panel.more(all, text("account.deals.all"));
    }

    private Component line(DealLine deal) {
        var title = new Div(deal.name());
        title.addClassName("title");
        var why = new Div(Stream.of(deal.outcome() == null ? deal.stage() : null, deal.owner())
                .filter(Objects::nonNull).collect(Collectors.joining(" · ")));
        why.addClassName("why");
        var about = new Div(title, why);
        about.addClassName("s-grow");
        var line = Panel.link("deals/" + deal.id(), "");
        line.removeClassName("s-link");
        line.add(about);
        if (deal.outcome() != null) {
            line.add(new Badge(text("deal." + deal.outcome()), "won".equals(deal.outcome()) ? Tone.WON : Tone.LOST));
        }
        var value = new Span(deal.value() == null
                ? text("deal.no-value-yet")
                : formats.money(deal.value(), locale));
        value.addClassName(deal.value() == null ? "s-muted" : "value");
        var when = new Span(deal.on() == null ? "" : formats.date(deal.on(), locale));
        when.addClassName("when");
        line.add(value, when);
        return line;
    }

    /// @param all where all contacts of the account are listed
    Component contacts(List<ContactLine> contacts, String all) {
        var list = new Div();
        for (var contact : contacts) {
            var about = new Div(Panel.link("contacts/" + contact.id(), contact.name()));
            about.addClassName("s-grow");
            if (contact.title() != null) {
                about.add(small(contact.title()));
            }
            var row = new Div(PersonAvatar.of(new Person(contact.id(), contact.name(), null, null, true)), about);
            row.addClassName("s-person");
            if (contact.doNotContact()) {
                row.add(new Badge(text("account.do-not-contact"), Tone.WARNING));
            }
            list.add(row);
        }
        return new Panel(text("account.contacts"),
                contacts.isEmpty() ? new EmptyState(text("account.contacts.none")) : list)
                .more(all, text("account.contacts.all"));
    }

    private static Component small(String words) {
        var small = new Div(words);
        small.addClassNames("s-small", "s-secondary");
        return small;
    }

    Component subsidiaries(List<Branch> branches) {
        return new Panel(text("account.subsidiaries"), branches.isEmpty()
                ? new EmptyState(text("account.subsidiaries.none"))
                : tree(branches));
    }

    private static Component tree(List<Branch> branches) {
        var list = new UnorderedList();
        list.addClassName("s-branches");
        for (var branch : branches) {
            var item = new ListItem(Panel.link("accounts/" + branch.id(), branch.name()));
            if (!branch.below().isEmpty()) {
                item.add(tree(branch.below()));
            }
            list.add(item);
        }
        return list;
    }

    private String text(String key, Object... arguments) {
        return words.getTranslation(key, arguments);
    }
}
