package io.saluran.pipeline.contact;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.saluran.pipeline.contact.ContactPage.Part;
import io.saluran.pipeline.deal.DealRoles;
import io.saluran.pipeline.record.Panel;
import io.saluran.platform.format.Formats;
import io.saluran.platform.people.Person;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.PersonAvatar;
import io.saluran.ui.component.Tone;
import java.util.List;
import java.util.Locale;

/// The parts of a contact's page that only show.
///
/// @param words where the texts come from
record ContactParts(Formats formats, Component words, Locale locale) {

    /// What stands below the name.
    Div meta(ContactList.Row shown) {
        var meta = new Div();
        if (shown.title() != null) {
            meta.add(new Span(shown.title()));
        }
        if (shown.account() != null && shown.accountName() != null) {
            meta.add(new Span(Lucide.icon("building-2"),
                    Panel.link("accounts/" + shown.account(), shown.accountName())));
        }
        if (shown.email() != null) {
            var mail = new Anchor("mailto:" + shown.email(), shown.email());
            mail.addClassName("s-link");
            meta.add(mail);
        }
        if (shown.phone() != null) {
            var call = new Anchor("tel:" + shown.phone().replaceAll("[^+0-9]", ""), shown.phone());
            call.addClassName("s-link");
            meta.add(call);
        }
        if (shown.owner() != null && shown.ownerName() != null) {
            meta.add(new Span(PersonAvatar.of(new Person(shown.owner(), shown.ownerName(), null, null, true)),
                    new Span(shown.ownerName())));
        }
        if (shown.doNotContact()) {
            meta.add(new Badge(text("contact.field.doNotContact"), Tone.WARNING));
        }
        return meta;
    }

    Component deals(List<Part> parts) {
        var list = new Div();
        list.addClassNames("s-list", "inset");
        parts.forEach(part -> list.add(line(part)));
        return new Panel(text("contact.deals"),
                parts.isEmpty() ? new EmptyState(text("contact.deals.none")) : list);
    }

    private Component line(Part part) {
        var title = new Div(part.name());
        title.addClassName("title");
        var why = new Div(part.outcome() == null ? part.stage() : text("deal." + part.outcome()));
        why.addClassName("why");
        var about = new Div(title, why);
        about.addClassName("s-grow");
        var line = Panel.link("deals/" + part.deal(), "");
        line.removeClassName("s-link");
        line.add(about);
        if (part.role() != null) {
            line.add(new Badge(DealRoles.words(part.role(), this::text), Tone.BRAND));
        }
        var value = new Span(part.value() == null
                ? text("deal.no-value-yet")
                : formats.money(part.value(), locale));
        value.addClassName(part.value() == null ? "s-muted" : "value");
        line.add(value);
        return line;
    }

    private String text(String key, Object... arguments) {
        return words.getTranslation(key, arguments);
    }
}
