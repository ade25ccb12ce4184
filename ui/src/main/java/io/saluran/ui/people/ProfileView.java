package io.saluran.ui.people;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Style;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.people.PlatformPermissions;
import io.saluran.platform.internal.people.Profiles;
import io.saluran.platform.internal.people.Profiles.Profile;
import io.saluran.platform.text.Texts;
import io.saluran.ui.component.PageHeader;
import io.saluran.ui.component.Toast;
import io.saluran.ui.internal.shell.MainLayout;
import io.saluran.ui.internal.shell.SignedInOnly;
import io.saluran.ui.signin.SignedIn;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What one says about oneself, how Saluran looks for one, and the way to end all sessions.
@Route(value = "profile", layout = MainLayout.class)
@SignedInOnly
public final class ProfileView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient Viewer viewer;
    private final transient Profiles profiles;
    private final transient Profile before;
    private final TextField name = new TextField(getTranslation("people.name"));
    private final Select<Locale> language = new Select<>();
    private Locale shown = Locale.ENGLISH;
    private final ComboBox<String> zone = new ComboBox<>(getTranslation("profile.zone"));
    private final Select<String> theme = new Select<>();
    private final Select<String> density = new Select<>();

    public ProfileView(Viewer viewer, Profiles profiles, Texts texts, TokenList tokens) {
        this.viewer = viewer;
        this.profiles = profiles;
        before = profiles.of(viewer.person());
        addClassName("s-page");
        fields(texts);
        var wide = new Div(section("profile.me", name, language, zone, theme, density, save()),
                section("profile.password", new PasswordForm(viewer, profiles)),
                section("profile.sessions", new Paragraph(getTranslation("profile.sessions.about")), everywhere()));
        if (viewer.may(PlatformPermissions.WRITE_TOKENS)) {
            wide.add(section("profile.tokens", tokens));
        }
        wide.addClassName("s-wide");
        var scroll = new Div(wide);
        scroll.addClassNames("s-scroll", "s-pad");
        add(new PageHeader(getTranslation("profile.title")), scroll);
    }

    private void fields(Texts texts) {
        name.setValue(before.name());
        name.setRequiredIndicatorVisible(true);
        name.setErrorMessage(getTranslation("people.name.missing"));
        name.setMaxLength(200);
        name.getElement().setAttribute("autocomplete", "name");
        if (before.email() != null) {
            name.setHelperText(before.email());
        }
        language.setLabel(getTranslation("profile.language"));
        language.setItems(texts.languages());
        language.setItemLabelGenerator(each -> {
            var own = each.getDisplayLanguage(each);
            return own.substring(0, 1).toUpperCase(each) + own.substring(1);
        });
        shown = texts.languages().stream().filter(each -> each.getLanguage().equals(before.language()))
                .findFirst().orElse(Locale.ENGLISH);
        language.setValue(shown);
        zone.setItems(ZoneId.getAvailableZoneIds().stream().filter(id -> id.contains("/")).sorted().toList());
        zone.setValue(before.timeZone());
        choice(theme, "profile.theme", List.of("system", "light", "dark"), before.theme());
        choice(density, "profile.density", List.of("compact", "normal", "roomy"), before.density());
        Stream.<HasSize>of(name, language, zone, theme, density).forEach(HasSize::setWidthFull);
    }

    private void choice(Select<String> select, String label, List<String> items, String value) {
        select.setLabel(getTranslation(label));
        select.setItems(items);
        select.setItemLabelGenerator(each -> getTranslation(label + '.' + each));
        select.setValue(value);
    }

    private Section section(String title, Component... content) {
        var body = new Div(content);
        body.addClassName("s-stack");
        var section = new Section(new H2(getTranslation(title)), body);
        section.addClassName("s-stack");
        section.getStyle().setMaxWidth("420px").setMarginBottom("36px");
        return section;
    }

    private Button save() {
        var save = new Button(getTranslation("ui.save"), click -> keep());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.getStyle().setAlignSelf(Style.AlignSelf.START);
        return save;
    }

    private void keep() {
        name.setInvalid(name.getValue().isBlank());
        if (name.isInvalid() || zone.getValue() == null) {
            return;
        }
        var profile = new Profile(name.getValue(), before.email(), language(), zone.getValue(), theme.getValue(),
                density.getValue());
        profiles.save(viewer, profile);
        SignedIn.readAgain();
        var spokenOtherwise = !profile.language().equals(before.language()) || !profile.name().equals(before.name());
        if (spokenOtherwise) {
            UI.getCurrent().getPage().reload();
        } else {
            Appearance.apply(getElement(), profile);
            Toast.show(getTranslation("profile.saved"));
        }
    }

    /// What was chosen; a language whose bundle is away for a time is kept unless another one was.
    private String language() {
        return language.getValue().equals(shown) ? before.language() : language.getValue().getLanguage();
    }

    private Button everywhere() {
        var end = new Button(getTranslation("profile.everywhere"), click -> {
            SignedIn.as(viewer.person(), profiles.signOutEverywhere(viewer));
            Toast.show(getTranslation("profile.everywhere.done"));
        });
        end.getStyle().setAlignSelf(Style.AlignSelf.START);
        return end;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("profile.title");
    }
}
