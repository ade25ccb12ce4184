package io.saluran.pipeline.deal;

import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.pipeline.deal.DealChoices.Choice;
import io.saluran.pipeline.stage.Pipelines.Stage;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Asks for a new deal: its name and stage; the rest may follow later.
final class NewDealDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final TextField name = new TextField(getTranslation("deal.field.name"));
    private final Select<Stage> stage = new Select<>();
    private final ComboBox<Choice> account = new ComboBox<>(getTranslation("deal.field.account"));
    private final ComboBox<Choice> product = new ComboBox<>(getTranslation("deal.field.product"));
    private final BigDecimalField value = new BigDecimalField(getTranslation("deal.field.value"));
    private final DatePicker closesOn = new DatePicker(getTranslation("deal.field.closesOn"));

    NewDealDialog(List<Stage> stages, DealChoices choices, Consumer<Deals.NewDeal> made) {
        setHeaderTitle(getTranslation("deal.new"));
        setWidth("420px");
        setMaxWidth("96vw");
        name.setRequiredIndicatorVisible(true);
        name.setErrorMessage(getTranslation("deal.name.missing"));
        name.setAutofocus(true);
        name.setMaxLength(300);
        stage.setLabel(getTranslation("deal.field.stage"));
        stage.setItems(stages);
        stage.setItemLabelGenerator(Stage::name);
        stage.setValue(stages.getFirst());
        account.setItems(query -> choices.accounts(query.getFilter().orElse(""), query.getOffset(), query.getLimit()));
        account.setItemLabelGenerator(Choice::name);
        account.setClearButtonVisible(true);
        product.setItems(choices.products());
        product.setItemLabelGenerator(Choice::name);
        product.setClearButtonVisible(true);
        value.setErrorMessage(getTranslation("deal.value.negative"));
        var form = new Div(name, stage, account, product, value, closesOn);
        form.addClassName("s-stack");
        Stream.<HasSize>of(name, stage, account, product, value, closesOn).forEach(HasSize::setWidthFull);
        var save = new Button(getTranslation("deal.create"), click -> save(made));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        add(form);
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), save);
    }

    private void save(Consumer<Deals.NewDeal> made) {
        name.setInvalid(name.getValue().isBlank());
        value.setInvalid(value.getValue() != null && value.getValue().signum() < 0);
        if (name.isInvalid() || value.isInvalid()) {
            return;
        }
        close();
        made.accept(new Deals.NewDeal(name.getValue(), stage.getValue().id(), id(account), null, id(product),
                value.getValue(), closesOn.getValue()));
    }

    private static java.util.@org.jspecify.annotations.Nullable UUID id(ComboBox<Choice> choice) {
        return choice.getValue() == null ? null : choice.getValue().id();
    }
}
