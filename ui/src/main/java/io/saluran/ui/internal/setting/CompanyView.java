package io.saluran.ui.internal.setting;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Style;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.platform.setting.AmountHolder;
import io.saluran.platform.setting.Settings;
import io.saluran.ui.component.CurrencyField;
import io.saluran.ui.component.PageHeader;
import io.saluran.ui.component.Toast;
import io.saluran.ui.internal.shell.UiHost;

/// What the company is called, and in which currency it counts.
@Route("settings/company")
public final class CompanyView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;
    private static final int LONGEST = 120;

    private final transient Viewer viewer;
    private final transient Settings settings;
    private final TextField name = new TextField(getTranslation("company.name"));
    private final CurrencyField currency = new CurrencyField(getTranslation("company.currency"));

    public CompanyView(Viewer viewer, UiHost host) {
        this.viewer = viewer;
        this.settings = host.settings();
        addClassName("s-page");
        name.setRequiredIndicatorVisible(true);
        name.setErrorMessage(getTranslation("company.name.missing"));
        name.setMaxLength(LONGEST);
        name.setValue(settings.company());
        name.setWidthFull();
        currency.setRequiredIndicatorVisible(true);
        currency.setErrorMessage(getTranslation("company.currency.missing"));
        currency.setValue(settings.reportingCurrency());
        currency.setWidthFull();
        var settled = host.amounts().services().stream().anyMatch(AmountHolder::holdsAmounts);
        currency.setReadOnly(settled);
        currency.setHelperText(getTranslation(settled ? "company.currency.settled" : "company.currency.help"));
        var save = new Button(getTranslation("ui.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.getStyle().setAlignSelf(Style.AlignSelf.START);
        var form = new Div(name, currency, save);
        form.addClassName("s-stack");
        form.setMaxWidth("420px");
        var wide = new Div(form);
        wide.addClassName("s-wide");
        var scroll = new Div(wide);
        scroll.addClassNames("s-scroll", "s-pad");
        add(new PageHeader(getTranslation("company.title")), scroll);
    }

    private void save() {
        name.setInvalid(name.getValue().isBlank());
        currency.setInvalid(currency.getValue() == null);
        if (name.isInvalid() || currency.isInvalid()) {
            return;
        }
        var before = settings.company();
        var called = name.getValue().strip();
        var code = currency.getValue().getCurrencyCode();
        if (!code.equals(settings.reportingCurrency().getCurrencyCode())) {
            settings.set(viewer, "company.currency", code);
        }
        if (called.equals(before)) {
            Toast.show(getTranslation("company.saved"));
        } else {
            settings.set(viewer, "company.name", called);
            Toast.undo(getTranslation("company.saved"), () -> {
                settings.set(viewer, "company.name", before);
                name.setValue(before);
            });
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("company.title");
    }
}
