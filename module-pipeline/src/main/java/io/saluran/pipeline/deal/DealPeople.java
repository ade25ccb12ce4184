package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import io.saluran.pipeline.deal.DealChoices.Contact;
import io.saluran.pipeline.deal.DealPage.Person;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.PersonAvatar;
import io.saluran.ui.component.Tone;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The people on the buyer's side and the parts they play.
final class DealPeople extends Section {

    private static final long serialVersionUID = 1;

    private final transient DealDesk desk;
    private final transient DealPage reading;
    private final transient DealPlace place;
    private final Div rows = new Div();
    private final Div form = new Div();
    private final Div conflict = new Div();
    private boolean choosing;
    private @Nullable UUID shownFor;
    private final transient PeopleActs acts;
    private final transient Drafts drafts;

    DealPeople(DealDesk desk, DealPage reading, DealPlace place) {
        this.reading = reading;
        this.desk = desk;
        this.place = place;
        acts = new PeopleActs(desk, place, new PartUndo(desk, reading, place, this));
        drafts = new Drafts(desk.viewer().person(), "person");
        addClassName("s-panel");
        var header = new Header(new H2(getTranslation("deal.people")));
        form.addClassNames("s-stack", "s-panelform");
        form.setVisible(false);
        if (desk.mayWrite()) {
            var add = new NativeButton(getTranslation("deal.add"), click -> openForm());
            add.addClassNames("more", "s-textbutton");
            add.getElement().setAttribute("aria-label", getTranslation("deal.people.add"));
            header.add(add);
        }
        add(header, rows, conflict, form);
    }

    /// Shows the people as they are; while a role is being chosen the page waits for that to end.
    void show() {
        if (choosing && place.deal().id().equals(shownFor)) {
            return;
        }
        if (!place.deal().id().equals(shownFor)) {
            choosing = false;
            shownFor = place.deal().id();
            conflict.removeAll();
            form.setVisible(false);
            if (desk.mayWrite() && new FormDraft(drafts, place.deal().id()).isBegun()) {
                showForm();
            }
        }
        rows.removeAll();
        var people = place.deal().people();
        if (people.isEmpty()) {
            rows.add(new EmptyState(getTranslation("deal.people.none")));
        }
        people.forEach(person -> rows.add(row(person)));
    }

    private Component row(Person person) {
        var name = new Div(new Span(person.name()));
        name.addClassNames("s-grow", "s-medium");
        if (person.title() != null) {
            var title = new com.vaadin.flow.component.HtmlContainer("small");
            title.setText(person.title());
            name.add(title);
        }
        var row = new Div(PersonAvatar.of(
                new io.saluran.platform.people.Person(person.id(), person.name(), null, null, true)), name);
        row.addClassName("s-person");
        row.add(desk.mayWrite() ? roleButton(person) : role(person));
        return row;
    }

    private Component role(Person person) {
        var role = person.role();
        return role == null
                ? new Span()
                : new Badge(DealRoles.words(role, this::getTranslation),
                        role.equalsIgnoreCase("champion")
                                ? Tone.BRAND
                                : role.equalsIgnoreCase("blocks") ? Tone.WARNING : Tone.NEUTRAL);
    }

    private Component roleButton(Person person) {
        var button = new NativeButton();
        button.addClassName("s-bare");
        button.add(person.role() == null ? Lucide.icon("ellipsis") : role(person));
        button.getElement().setAttribute("aria-label", getTranslation("deal.people.change", person.name()));
        var role = roles();
        role.setValue(person.role());
        var save = new Button(getTranslation("ui.save"));
        save.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.SMALL);
        var remove = new Button(getTranslation("deal.people.remove"));
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        var buttons = new Div(save, remove);
        buttons.addClassName("s-row");
        var content = new Div(role, buttons);
        content.addClassNames("s-stack", "s-filter");
        var popover = new Popover(content);
        popover.setTarget(button);
        popover.setModal(true);
        popover.setAriaLabel(getTranslation("deal.people.change", person.name()));
        popover.addOpenedChangeListener(change -> {
            choosing = change.isOpened();
            if (!choosing && change.isFromClient()) {
                show();
            }
        });
        save.addClickListener(click -> {
            choosing = false;
            popover.close();
            save(person, role.getValue());
        });
        remove.addClickListener(click -> {
            choosing = false;
            popover.close();
            acts.remove(person);
        });
        return new Div(button, popover);
    }

    /// Saves a role that is as it was; otherwise asks which of the two it shall be.
    private void save(Person before, @Nullable String role) {
        var now = place.fresh().orElse(place.deal());
        conflict.removeAll();
        if (now.people().stream().anyMatch(each -> each.id().equals(before.id())
                && Objects.equals(each.role(), before.role()))) {
            acts.giveRole(before, role, now);
            return;
        }
        conflict.add(new ConflictNotice(desk, reading, place, new ConflictNotice.Sides("contact",
                before.name() + (role == null ? "" : ", " + DealRoles.words(role, this::getTranslation)), () -> {
                    conflict.removeAll();
                    acts.giveRole(before, role, place.fresh().orElse(now));
                }, conflict::removeAll)));
        place.done(new io.saluran.pipeline.deal.Deals.Outcome.Done(now.version()));
    }

    private ComboBox<String> roles() {
        var role = new ComboBox<String>(getTranslation("deal.role"));
        role.setItems(DealRoles.KNOWN);
        role.setItemLabelGenerator(each -> DealRoles.words(each, this::getTranslation));
        role.setAllowCustomValue(true);
        role.addCustomValueSetListener(written -> role.setValue(written.getDetail()));
        role.setWidthFull();
        role.setClearButtonVisible(true);
        return role;
    }

    private void openForm() {
        new FormDraft(drafts, place.deal().id()).forget();
        showForm().focus();
    }

    private ComboBox<Contact> showForm() {
        var contact = new ComboBox<Contact>(getTranslation("deal.people.who"));
        contact.setItems(query -> desk.choices().contacts(query.getFilter().orElse(""), place.deal().account(),
                query.getOffset(), query.getLimit()));
        contact.setItemLabelGenerator(DealPeople::words);
        contact.setPlaceholder(getTranslation("deal.people.search"));
        contact.setWidthFull();
        contact.setErrorMessage(getTranslation("deal.people.choose"));
        var role = roles();
        var add = new Button(getTranslation("deal.people.add"), click -> add(contact, role.getValue()));
        add.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.SMALL);
        var cancel = new Button(getTranslation("ui.cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        var buttons = new Div(add, cancel);
        buttons.addClassName("s-row");
        form.removeAll();
        form.add(contact, role, buttons);
        form.setVisible(true);
        var draft = new FormDraft(drafts, place.deal().id());
        draft.keep("contact", contact, DealPeople::kept, DealPeople::kept);
        draft.keep("role", role, Function.identity(), Function.identity());
        return contact;
    }

    private void close() {
        new FormDraft(drafts, place.deal().id()).forget();
        form.setVisible(false);
    }

    private static String kept(Contact contact) {
        return Stream.of(contact.id().toString(), contact.name(), contact.title(), contact.account())
                .map(each -> Objects.requireNonNullElse(each, "")).collect(Collectors.joining("\t"));
    }

    private static Contact kept(String words) {
        var parts = words.split("\t", -1);
        return new Contact(UUID.fromString(parts[0]), parts[1], parts[2].isEmpty() ? null : parts[2],
                parts[3].isEmpty() ? null : parts[3]);
    }

    private void add(ComboBox<Contact> contact, @Nullable String role) {
        contact.setInvalid(contact.getValue() == null);
        if (contact.getValue() == null || !form.isVisible()) {
            return;
        }
        if (acts.add(contact.getValue(), role, place.fresh().orElse(place.deal()))) {
            close();
        }
    }

    private static String words(Contact contact) {
        return Stream.of(contact.name(), contact.title(), contact.account()).filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }
}
