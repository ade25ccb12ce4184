package io.saluran.pipeline.currency;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.pipeline.currency.Rates.Rate;
import io.saluran.pipeline.testing.PipelinePage;
import io.saluran.platform.field.FieldDefinition.Use;
import io.saluran.platform.internal.audit.AuditLog;
import io.saluran.platform.internal.setting.CompanySettings;
import io.saluran.platform.internal.view.StoredViews;
import io.saluran.platform.testing.MemoryEvents;
import io.saluran.platform.view.SavedViews.Audience;
import io.saluran.platform.view.SavedViews.SavedView;
import io.saluran.ui.component.CurrencyField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Saved views that filter by an amount, when the reporting currency becomes another one.
@Tag("P26")
class ReportingViewsTest extends PipelinePage {

    private final CompanySettings settings = new CompanySettings(company.db, new AuditLog(company.clock),
            new MemoryEvents());
    private final StoredViews views = new StoredViews(company.db, new AuditLog(company.clock));
    private final Rates rates = new Rates(company.db, company.events, settings, views);
    private final Viewer manager = company.viewer(company.aminah, new Visibility.All(),
            CurrencyPermissions.CONFIGURE);
    private final Viewer ravi = company.viewer(company.ravi, new Visibility.All());

    @BeforeEach
    void aRate() {
        rates.set(manager, new Rate("USD", "MYR", LocalDate.parse("2020-01-01"), new BigDecimal("3")));
    }

    private SavedView view(String name, Map<String, String> parameters) {
        var view = new SavedView(Ids.next(), "deals", name, parameters, company.ravi, "Ravi Kumar", Audience.SELF);
        assertThat(views.save(ravi, view)).isTrue();
        return view;
    }

    private Map<String, String> now(SavedView view) {
        return views.at("deals", ravi).stream().filter(each -> each.id().equals(view.id())).findFirst().orElseThrow()
                .parameters();
    }

    @Test
    void the_amounts_of_everybodys_views_follow_and_come_back_to_the_letter() {
        var key = company.field("deal", "amount", "Bond", Use.USUAL);
        var number = company.field("deal", "whole", "Seats", Use.USUAL);
        var rich = view("Rich", Map.of("min", "100000", "max", "200000", "q", "100",
                "f." + key + ".from", "50000", "f." + number + ".from", "30"));
        var mine = view("Mine", Map.of("owner", company.ravi.toString()));

        assertThat(rates.report(manager, "USD")).isEmpty();

        // 100000 / 3, 200000 / 3, 50000 / 3
        assertThat(now(rich)).isEqualTo(Map.of("min", "33333.33", "max", "66666.67", "q", "100",
                "f." + key + ".from", "16666.67", "f." + number + ".from", "30"));
        assertThat(now(mine)).isEqualTo(mine.parameters());
        assertThat(rates.convertedViews()).isEqualTo(1);

        assertThat(rates.report(manager, "MYR")).isEmpty();
        assertThat(now(rich)).isEqualTo(rich.parameters());
    }

    @Test
    void a_view_whose_amount_was_changed_since_is_converted_by_the_rate() {
        var rich = view("Rich", Map.of("min", "100000"));
        rates.report(manager, "USD");
        views.save(ravi, rich.with(Map.of("min", "40000", "owner", company.ravi.toString())));

        rates.report(manager, "MYR");

        assertThat(now(rich)).containsEntry("min", "120000").containsKey("owner");
    }

    @Test
    void the_page_says_how_many_views_were_converted_and_its_undo_takes_them_back() {
        var rich = view("Rich", Map.of("min", "100000"));
        var page = show(new CurrencyView(rates, formats, company.clock, manager));
        _click(_get(Button.class, spec -> spec.withText("Change")));
        _setValue(_get(CurrencyField.class), Currency.getInstance("USD"));
        _click(_get(_get(Dialog.class), Button.class, spec -> spec.withText("Change")));
        assertThat(page.getElement().getTextRecursively()).contains("Reporting currency: USD");
        assertThat(told()).anySatisfy(words -> assertThat(words).contains("1 saved view is converted too"));

        _click(_get(Button.class, spec -> spec.withText("Undo")));

        assertThat(page.getElement().getTextRecursively()).contains("Reporting currency: MYR");
        assertThat(settings.reportingCurrency()).isEqualTo(Currency.getInstance("MYR"));
        assertThat(now(rich)).containsEntry("min", "100000");
    }

    @Test
    void the_page_offers_the_way_back_also_when_the_toast_is_gone() {
        rates.report(manager, "USD");
        var page = show(new CurrencyView(rates, formats, company.clock, manager));

        _click(_get(Button.class, spec -> spec.withText("Back to MYR")));

        assertThat(page.getElement().getTextRecursively()).contains("Reporting currency: MYR");
    }
}
