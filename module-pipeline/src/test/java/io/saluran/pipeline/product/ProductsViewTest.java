package io.saluran.pipeline.product;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.pipeline.product.ProductList.Row;
import io.saluran.pipeline.testing.PipelinePage;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.PageKeys;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P25")
class ProductsViewTest extends PipelinePage {

    private final Products products = new Products(company.db, company.events, company.clock);

    private ProductsView page(Viewer viewer, String address) {
        return open(
                new ProductsView(new ProductList(company.db, company.fields), products, formats, company.events,
                        viewer),
                address,
                Map.of());
    }

    private static List<String> shown() {
        return GridKt._findAll(_get(ProductGrid.class)).stream().map(Row::name).toList();
    }

    private static Button button(String label) {
        return _get(Button.class, spec -> spec.withPredicate(button -> label.equals(
                button.getText().isEmpty() ? button.getElement().getAttribute("aria-label") : button.getText())));
    }

    @Test
    void it_lists_the_catalogue_and_finds_by_words() {
        company.product("MG Special", "55");
        page(company.all(), "products");
        assertThat(shown()).containsExactly("GTX Pro", "MG Special");

        _setValue(_get(TextField.class), "special");

        assertThat(shown()).containsExactly("MG Special");
        assertThat(GridKt._getFormattedRow(_get(ProductGrid.class), 0)).contains("RM\u00a055");
    }

    @Test
    void the_address_says_what_is_searched() {
        company.product("MG Special", "55");
        page(company.all(), "products?q=mg");

        assertThat(shown()).containsExactly("MG Special");
    }

    @Test
    void a_new_product_is_saved_and_a_name_like_another_is_pointed_out_while_typing() {
        page(company.all(), "products");
        _click(button("New product"));

        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "GTXPro");
        assertThat(_get(Div.class, spec -> spec.withClasses("s-callout")).getText())
                .isEqualTo("Much the same name: GTX Pro");
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Umbrella");
        assertThat(_find(Div.class, spec -> spec.withClasses("s-callout"))).isEmpty();
        _setValue(_get(BigDecimalField.class), new BigDecimal("12.50"));
        _click(button("Save"));

        assertThat(shown()).containsExactly("GTX Pro", "Umbrella");
        assertThat(company.value("select list_price from pipeline.product where name = 'Umbrella'")).isEqualTo("12.50");
        assertThat(_find(Dialog.class)).isEmpty();
    }

    @Test
    void what_is_refused_is_told_beside_the_field_and_the_dialog_stays() {
        page(company.all(), "products");
        PageKeys.on(_get(ProductsView.class)).press("n");
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "gtx pro");
        _click(button("Save"));

        assertThat(_get(TextField.class, spec -> spec.withLabel("Name")).getErrorMessage())
                .isEqualTo("Another product has this name. Choose a different one.");

        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Other");
        _setValue(_get(BigDecimalField.class), new BigDecimal("-1"));
        _click(button("Save"));
        assertThat(_get(BigDecimalField.class).isInvalid()).isTrue();
    }

    @Test
    void archiving_can_be_taken_back() {
        page(company.all(), "products");
        _click(acts("Archive GTX Pro"));

        assertThat(_find(EmptyState.class)).hasSize(1);
        assertThat(told()).singleElement().asString().contains("GTX Pro is archived");
        _click(button("Undo"));

        assertThat(shown()).containsExactly("GTX Pro");
        assertThat(company.value("select archived_at from pipeline.product")).isNull();
    }

    private static Button acts(String label) {
        var cell = (Div) GridKt._getCellComponent(_get(ProductGrid.class), 0, "acts");
        return cell.getChildren().map(Button.class::cast)
                .filter(each -> label.equals(each.getElement().getAttribute("aria-label"))).findFirst().orElseThrow();
    }

    @Test
    void a_search_that_finds_nothing_offers_to_clear_it() {
        page(company.all(), "products?q=nothing%20like%20it");
        assertThat(_find(EmptyState.class)).hasSize(1);

        _click(button("Clear filters"));

        assertThat(shown()).containsExactly("GTX Pro");
    }

    @Test
    void another_persons_change_arrives_while_the_page_is_open() {
        page(company.all(), "products");
        products.create(company.viewer(company.ravi, new Visibility.All()), new Products.Draft("Umbrella", null, null));
        com.github.mvysny.kaributesting.v10.MockVaadin.runUIQueue();

        assertThat(shown()).containsExactly("GTX Pro", "Umbrella");
    }

    @Test
    @Tag("X5")
    void one_who_may_only_look_finds_nothing_to_change() {
        page(company.viewer(company.ravi, new Visibility.All(), "pipeline.product.read"), "products");

        assertThat(shown()).containsExactly("GTX Pro");
        _assertNone(Button.class);
        assertThat(_get(ProductGrid.class).getColumnByKey("acts")).isNull();
    }

    @Test
    void it_speaks_malay() {
        speak(Locale.of("ms"));
        page(company.all(), "products");

        assertThat(button("Produk baharu")).isNotNull();
    }
}
