package io.saluran.pipeline.account;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouteConfiguration;
import io.saluran.db.Viewer;
import io.saluran.pipeline.account.AccountList.Row;
import io.saluran.pipeline.record.OwnerChoices;
import io.saluran.pipeline.record.RecordEdit;
import io.saluran.pipeline.testing.PageCase;
import io.saluran.ui.component.EmptyState;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P8")
class AccountListViewTest extends PageCase {

    private final Accounts accounts = new Accounts(company.db, company.events, company.clock);

    private AccountListView page(Viewer who, String address) {
        return open(
                new AccountListView(new AccountList(company.db, company.fields), new AccountChoices(company.db, who),
                        new OwnerChoices(company.db, who), accounts,
                        new AccountMerging(new AccountMerges(company.db, company.events, company.clock),
                                new AccountList(company.db, company.fields), new AccountChoices(company.db, who),
                                company.db, company.clock, who),
                        formats, company.events, who),
                address);
    }

    private void make(String name, String industry) {
        accounts.create(viewer, List.of(new RecordEdit<>(AccountFields.NAME, name),
                new RecordEdit<>(AccountFields.INDUSTRY, industry)));
    }

    @SuppressWarnings("unchecked") // the one grid of the page
    private static Grid<Row> grid() {
        return _get(Grid.class);
    }

    private static List<String> shown() {
        return GridKt._findAll(grid()).stream().map(Row::name).toList();
    }

    @Test
    void it_lists_accounts_with_what_their_deals_come_to() {
        sellers.closed(sellers.deal("Won", company.account, company.aminah, "2500"), true, "2026-11-01");
        sellers.deal("Open", company.account, company.aminah, "12000");
        page(viewer, "accounts");

        assertThat(GridKt._getFormattedRow(grid(), 0)).contains("1 · RM\u00a012K", "RM\u00a02,500");
        assertThat(_find(com.vaadin.flow.component.html.Span.class, spec -> spec.withText("1 account"))).hasSize(1);
    }

    @Test
    void the_address_holds_filter_and_sort() {
        make("Besi Jaya", "steel");
        make("Getah Maju", "rubber");
        make("Besi Kuat", "steel");

        var page = page(viewer, "accounts?industry=steel&sort=-name");
        assertThat(shown()).containsExactly("Besi Kuat", "Besi Jaya");
        assertThat(_get(Button.class, spec -> spec.withText("Filter (1)"))).isNotNull();
        assertThat(_get(Anchor.class, spec -> spec.withText("CSV")).getHref())
                .isEqualTo("export/accounts.csv?industry=steel");

        enter(page, "accounts?q=getah");
        assertThat(shown()).containsExactly("Getah Maju");
        assertThat(_get(TextField.class).getValue()).isEqualTo("getah");
    }

    @Test
    void typing_goes_to_the_narrowed_address() {
        RouteConfiguration.forSessionScope().setRoute("accounts", Here.class);
        page(viewer, "accounts");

        _setValue(_get(TextField.class), "ali");

        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("accounts?q=ali");
    }

    /// Stands where the list would be opened again.
    public static final class Here extends com.vaadin.flow.component.html.Div {
        private static final long serialVersionUID = 1;
    }

    @Test
    void a_filter_that_finds_nothing_offers_to_clear_it() {
        page(viewer, "accounts?q=nothing-like-that");

        assertThat(_get(EmptyState.class).getElement().getTextRecursively()).contains("No account fits");
        assertThat(_find(EmptyState.class).getFirst().getChildren().anyMatch(Button.class::isInstance)).isTrue();
        _assertNone(Grid.class);
    }

    @Test
    void the_empty_page_says_what_will_be_here() {
        company.execute("delete from pipeline.account");
        page(viewer, "accounts");

        assertThat(_get(EmptyState.class).getElement().getTextRecursively()).contains("Import a list");
    }

    @Test
    void an_account_made_by_another_appears() {
        page(viewer, "accounts");

        make("Zamrud", "gems");
        MockVaadin.clientRoundtrip(true);

        assertThat(shown()).containsExactly("Kedai Ali", "Zamrud");
    }

    @Test
    @Tag("X5")
    void one_who_may_only_look_makes_and_imports_none() {
        page(sellers.looker(), "accounts");

        _assertNone(Button.class, spec -> spec.withText("New account"));
        _assertNone(Anchor.class, spec -> spec.withText("Import"));
        assertThat(shown()).containsExactly("Kedai Ali");
    }

    @Test
    void a_new_account_that_is_nearly_there_is_pointed_out_and_can_still_be_made() {
        RouteConfiguration.forSessionScope().setRoute("accounts/:id", Here.class);
        page(viewer, "accounts");
        _click(_get(Button.class, spec -> spec.withText("New account")));
        _click(_get(Button.class, spec -> spec.withText("Create account")));
        var name = _get(TextField.class, spec -> spec.withLabel("Name"));
        assertThat(name.isInvalid()).isTrue();

        _setValue(name, "KEDAI-ALI");
        assertThat(_get(Dialog.class).getElement().getTextRecursively())
                .contains("There is an account like this already", "Kedai Ali");
        _setValue(name, "Zamrud");
        assertThat(_get(Dialog.class).getElement().getTextRecursively()).doesNotContain("like this already");
        _setValue(name, "Kedai Ali 2");
        _setValue(_get(TextField.class, spec -> spec.withLabel("Location")), "Klang");
        _click(_get(Button.class, spec -> spec.withText("Create account")));

        assertThat(company.value("select location from pipeline.account where name = 'Kedai Ali 2'"))
                .isEqualTo("Klang");
        assertThat(_find(Dialog.class)).isEmpty();
    }

    @Test
    @SuppressWarnings("rawtypes") // a box is looked up by its class
    void the_owner_of_a_new_account_is_the_viewer_unless_another_is_chosen() {
        page(viewer, "accounts");
        _click(_get(Button.class, spec -> spec.withText("New account")));

        assertThat(_find(ComboBox.class, spec -> spec.withLabel("Owner")).stream()
                .filter(box -> !((HasValue<?, ?>) box).isEmpty())).hasSize(1);
    }

    @Test
    void it_speaks_malay() {
        speak(Locale.of("ms"));
        page(viewer, "accounts");

        assertThat(_find(Button.class, spec -> spec.withText("Akaun baharu"))).hasSize(1);
        assertThat(grid().getColumnByKey("openDeals").getHeaderText()).isEqualTo("Peluang terbuka");
    }
}
