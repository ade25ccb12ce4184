package io.saluran.pipeline.product;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.ProductsChanged;
import io.saluran.pipeline.deal.DealPermissions;
import io.saluran.pipeline.field.FieldFilterForm;
import io.saluran.pipeline.product.ProductList.Query;
import io.saluran.pipeline.product.ProductList.Row;
import io.saluran.pipeline.product.Products.Outcome;
import io.saluran.pipeline.record.Address;
import io.saluran.platform.event.Events;
import io.saluran.platform.field.FieldsChanged;
import io.saluran.platform.format.Formats;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Hearing;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.PageHeader;
import io.saluran.ui.component.PageKeys;
import io.saluran.ui.component.Toast;
import io.saluran.ui.field.ShowsFields;
import java.util.HashMap;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The catalogue: what is sold, at which list price, and how it sells.
@Route("products")
public final class ProductsView extends Div implements BeforeEnterObserver, HasDynamicTitle, ShowsFields {

    private static final long serialVersionUID = 1;

    private final transient ProductList list;
    private final transient Products products;
    private final transient Formats formats;
    private final transient Viewer viewer;
    private final TextField words = new TextField();
    private final Select<Boolean> archived = new Select<>();
    private final Span sum = new Span();
    private final Anchor export = new Anchor();
    private final Later rows = new Later();
    private final FieldFilterForm own;
    private final transient RowActs acts = new RowActs();

    ProductsView(ProductList list, Products products, Formats formats, Events events, Viewer viewer) {
        this.list = list;
        this.products = products;
        this.formats = formats;
        new Hearing(this, events)
                .of(FieldsChanged.class, changed -> showFields())
                .of(ProductsChanged.class, changed -> !changed.by().equals(viewer.person()), changed -> show());
        this.viewer = viewer;
        own = new FieldFilterForm(list.own(), viewer, this::show);
        addClassName("s-page");
        rows.addClassName("s-scroll");
        add(header(), filters(), rows);
        PageKeys.on(this).key("/", getTranslation("product.search"), words::focus);
    }

    private boolean mayWrite() {
        return viewer.may(ProductPermissions.WRITE);
    }

    private PageHeader header() {
        var header = new PageHeader(getTranslation("product.title"));
        export.setText(getTranslation("deal.export"));
        export.addClassNames("s-link", "s-hide-phone");
        export.getElement().setAttribute("download", true);
        header.actions(export);
        if (viewer.may("pipeline.import")) {
            var take = new Anchor("import/products", getTranslation("product.import"));
            take.getElement().setAttribute("router-link", true);
            take.addClassNames("s-link", "s-hide-phone");
            header.actions(take);
        }
        if (mayWrite()) {
            var add = new Button(getTranslation("product.new"), Lucide.icon("plus"), click -> edit(null));
            add.addThemeVariants(ButtonVariant.PRIMARY);
            add.addClassName("s-main-act");
            add.setSuffixComponent(PageKeys.hint("N"));
            PageKeys.on(this).key("n", getTranslation("product.new"), () -> edit(null));
            header.actions(add);
        }
        return header;
    }

    private Div filters() {
        words.setPlaceholder(getTranslation("product.search"));
        words.setAriaLabel(getTranslation("product.search"));
        words.setPrefixComponent(Lucide.icon("search"));
        words.setClearButtonVisible(true);
        words.setValueChangeMode(ValueChangeMode.LAZY);
        words.addValueChangeListener(typed -> show());
        archived.setItems(false, true);
        archived.setItemLabelGenerator(each -> getTranslation(each ? "product.archived" : "product.in-catalogue"));
        archived.setAriaLabel(getTranslation("product.which"));
        archived.setValue(false);
        archived.addValueChangeListener(chosen -> show());
        sum.addClassNames("s-sum", "s-num", "s-secondary");
        var more = new Button(getTranslation("filter.more"), Lucide.icon("list-filter"));
        more.setVisible(!list.own().filtered().isEmpty());
        var popover = new Popover(own);
        own.addClassName("s-filter");
        popover.setTarget(more);
        popover.setModal(true);
        popover.setAriaLabel(getTranslation("filter.more"));
        var bar = new Div(words, archived, more, sum);
        bar.addClassName("s-bar");
        return bar;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        words.setValue(String.join("", event.getLocation().getQueryParameters().getParameters()
                .getOrDefault("q", List.of())));
        show();
    }

    private Query query() {
        return new Query(words.getValue(), archived.getValue(), own.filter());
    }

    private void show() {
        var query = query();
        var parameters = new HashMap<>(query.own().parameters());
        parameters.put("archived", Boolean.toString(query.archived()));
        Address.put(parameters, "q", query.text().strip(), UnaryOperator.identity());
        export.setHref(Address.of("export/products.csv", parameters));
        rows.load(() -> list.rows(viewer, query), this::table);
    }

    private Component table(List<Row> found) {
        sum.setText(getTranslation("product.sum", found.size()));
        if (found.isEmpty()) {
            return empty();
        }
        return new ProductGrid(found, list.own(), formats, acts);
    }

    private Component empty() {
        if (words.getValue().isBlank()) {
            var none = new EmptyState(getTranslation(archived.getValue() ? "product.none-archived" : "product.none"));
            none.addClassName("page");
            if (mayWrite() && !archived.getValue()) {
                none.add(new Button(getTranslation("product.new"), click -> edit(null)));
            }
            return none;
        }
        var none = new EmptyState(getTranslation("product.none-found", words.getValue()),
                new Button(getTranslation("filter.clear"), click -> words.clear()));
        none.addClassName("page");
        return none;
    }

    private void edit(@Nullable Row row) {
        new ProductDialog(viewer, products, list, row, this::show).open();
    }

    /// What the rows' buttons do.
    private final class RowActs implements ProductGrid.Acts {

        @Override
        public boolean mayChange() {
            return mayWrite();
        }

        @Override
        public boolean maySeeDeals() {
            return viewer.may(DealPermissions.READ);
        }

        @Override
        public void edit(Row row) {
            ProductsView.this.edit(row);
        }

        @Override
        public void archive(Row row) {
            answer(products.archive(viewer, row.id(), row.version()), version -> Toast.undo(
                    getTranslation("product.was-archived", row.name()),
                    () -> answer(products.restore(viewer, row.id(), version), now -> {})));
        }

        @Override
        public void restore(Row row) {
            answer(products.restore(viewer, row.id(), row.version()), version -> Toast.undo(
                    getTranslation("product.was-restored", row.name()),
                    () -> answer(products.archive(viewer, row.id(), version), now -> {})));
        }
    }

    private void answer(Outcome outcome, IntConsumer done) {
        switch (outcome) {
            case Outcome.Done(var id, var version) -> done.accept(version);
            case Outcome.Overtaken overtaken -> Toast.error(getTranslation("product.overtaken"));
            case Outcome.Refused(var why) -> Toast.error(getTranslation("product.refused." + why));
        }
        show();
    }

    @Override
    public void showFields() {
        own.build();
        show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("product.title");
    }
}
