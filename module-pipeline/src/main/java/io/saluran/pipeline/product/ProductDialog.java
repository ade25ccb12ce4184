package io.saluran.pipeline.product;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.saluran.db.Viewer;
import io.saluran.pipeline.field.FieldEdit;
import io.saluran.pipeline.product.ProductList.Near;
import io.saluran.pipeline.product.Products.Draft;
import io.saluran.pipeline.product.Products.Outcome;
import io.saluran.pipeline.product.Products.Refusal;
import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldValues;
import io.saluran.ui.component.AmountField;
import io.saluran.ui.field.FieldForm;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Asks for a product's name, series and list price, and points out products that are called much the same.
final class ProductDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final transient ProductList list;
    private final @Nullable UUID self;
    private final TextField name = new TextField(getTranslation("product.name"));
    private final TextField series = new TextField(getTranslation("product.series"));
    private final AmountField price = new AmountField(getTranslation("product.list-price"));
    private final transient List<FieldDefinition> fields;
    private final FieldForm own;
    private final Div near = new Div();

    /// @param product null for a new one
    /// @param saved runs after it was saved
    ProductDialog(Viewer viewer, Products products, ProductList list, ProductList.@Nullable Row product,
            Runnable saved) {
        this.list = list;
        self = product == null ? null : product.id();
        setHeaderTitle(getTranslation(product == null ? "product.new" : "product.edit"));
        setWidth("420px");
        setMaxWidth("96vw");
        name.setRequiredIndicatorVisible(true);
        name.setMaxLength(200);
        name.setAutofocus(true);
        name.setValueChangeMode(ValueChangeMode.LAZY);
        series.setMaxLength(100);
        if (product != null) {
            name.setValue(product.name());
            series.setValue(product.series() == null ? "" : product.series());
            price.setValue(product.listPrice());
        }
        name.addValueChangeListener(typed -> pointOut());
        near.addClassNames("s-callout", "warn");
        near.getElement().setAttribute("role", "status");
        near.setVisible(false);
        fields = list.own().all();
        own = new FieldForm(fields, product == null ? FieldValues.NONE : product.fields(), viewer);
        var form = new Div(name, near, series, price, own);
        form.addClassName("s-stack");
        name.setWidthFull();
        series.setWidthFull();
        price.setWidthFull();
        var save = new Button(getTranslation("ui.save"), click -> {
            if (!isOpened() || price.isInvalid() || !own.check()) {
                return; // the second click of a double click, or no number
            }
            var given = FieldEdit.of(fields, own.values());
            var draft = new Draft(name.getValue(), series.getValue(), price.getValue());
            answer(product == null
                    ? products.create(viewer, draft, given)
                    : products.edit(viewer, product.id(), draft, given, product.version()), saved);
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.ENTER);
        add(form);
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), save);
    }

    private void pointOut() {
        name.setInvalid(false);
        var names = list.near(name.getValue(), self).stream().map(this::words).collect(Collectors.joining(", "));
        near.setText(getTranslation("product.near", names));
        near.setVisible(!names.isEmpty());
    }

    private String words(Near product) {
        return product.archived() ? getTranslation("product.near-archived", product.name()) : product.name();
    }

    private void answer(Outcome outcome, Runnable saved) {
        switch (outcome) {
            case Outcome.Done done -> {
                close();
                saved.run();
            }
            case Outcome.Overtaken overtaken -> refuse(name, "product.overtaken");
            case Outcome.Refused(var why) -> refuse(
                    why == Refusal.BELOW_ZERO || why == Refusal.TOO_LARGE ? price : name, "product.refused." + why);
        }
    }

    private <F extends com.vaadin.flow.component.shared.HasValidationProperties> void refuse(F field, String text) {
        field.setErrorMessage(getTranslation(text));
        field.setInvalid(true);
    }
}
