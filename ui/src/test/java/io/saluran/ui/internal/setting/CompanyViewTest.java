package io.saluran.ui.internal.setting;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.setting.CompanySettings;
import io.saluran.platform.setting.AmountHolder;
import io.saluran.platform.setting.Settings;
import io.saluran.platform.testing.TestImports;
import io.saluran.ui.component.CurrencyField;
import io.saluran.ui.testing.ShellCase;
import java.util.Currency;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P26")
class CompanyViewTest extends ShellCase {

    private Settings settings;

    @BeforeEach
    void settings() {
        settings = host.settings();
    }

    private void page(boolean amounts) {
        offer(AmountHolder.class, () -> false);
        offer(AmountHolder.class, () -> amounts);
        show(new CompanyView(viewer("Boss", "platform.settings.write"), host));
    }

    private static void save() {
        _click(_get(Button.class, spec -> spec.withText("Save")));
    }

    @Test
    void name_and_currency_are_kept() {
        page(false);
        _setValue(_get(TextField.class), " Aliran Automasi ");
        _setValue(_get(CurrencyField.class), Currency.getInstance("SGD"));
        save();

        var readAgain = new CompanySettings(db, (sql, who, what, about) -> {}, TestImports.events());
        assertThat(readAgain.company()).isEqualTo("Aliran Automasi");
        assertThat(readAgain.reportingCurrency().getCurrencyCode()).isEqualTo("SGD");
    }

    @Test
    void a_company_without_a_name_is_not_saved() {
        settings.set(Viewer.system(), "company.name", "Kedai Ali");
        page(false);
        _setValue(_get(TextField.class), "  ");
        save();

        assertThat(_get(TextField.class).getErrorMessage()).isEqualTo("Say what the company is called.");
        assertThat(settings.company()).isEqualTo("Kedai Ali");
    }

    @Test
    void a_new_name_can_be_taken_back() {
        settings.set(Viewer.system(), "company.name", "Kedai Ali");
        page(false);
        _setValue(_get(TextField.class), "Kedai Abu");
        save();
        assertThat(settings.company()).isEqualTo("Kedai Abu");

        _click(_get(Button.class, spec -> spec.withText("Undo")));

        assertThat(settings.company()).isEqualTo("Kedai Ali");
        assertThat(_get(TextField.class).getValue()).isEqualTo("Kedai Ali");
    }

    @Test
    void the_currency_stays_once_there_are_amounts() {
        page(true);

        assertThat(_get(CurrencyField.class).isReadOnly()).isTrue();
        assertThat(_get(CurrencyField.class).getHelperText()).contains("on the page Currencies");
    }
}
