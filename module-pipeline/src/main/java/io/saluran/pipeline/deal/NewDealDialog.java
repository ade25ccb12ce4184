package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.saluran.pipeline.deal.DealChoices.Choice;
import io.saluran.pipeline.deal.DealChoices.Offer;
import io.saluran.pipeline.field.FieldEdit;
import io.saluran.pipeline.record.Limit;
import io.saluran.pipeline.stage.Pipelines.Stage;
import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldValues;
import io.saluran.ui.component.AmountField;
import io.saluran.ui.component.CurrencyField;
import io.saluran.ui.component.DayField;
import io.saluran.ui.component.Later;
import io.saluran.ui.field.FieldForm;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Asks for a new deal: its name and stage; the rest may follow later. It belongs to who makes it unless another is chosen.
final class NewDealDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final transient DealDesk desk;
    private final transient DealChoices choices;
    private final TextField name = new TextField(getTranslation("deal.field.name"));
    private final Select<Stage> stage = new Select<>();
    private final ComboBox<Choice> account = new ComboBox<>(getTranslation("deal.field.account"));
    private final ComboBox<Choice> owner = new ComboBox<>(getTranslation("deal.field.owner"));
    private final ComboBox<Offer> product = new ComboBox<>(getTranslation("deal.field.product"));
    private final AmountField value = new AmountField(getTranslation("deal.field.value"));
    private final CurrencyField currency = new CurrencyField(getTranslation("deal.field.currency"));
    private final Later near = new Later();
    private final TextField source = new TextField(getTranslation("deal.field.source"));
    private final Button listPrice = new Button();
    private transient List<Stage> stages;
    private final transient List<FieldDefinition> fields;
    private final FieldForm own;
    private final DatePicker closesOn = new DayField(getTranslation("deal.field.closesOn"));

    NewDealDialog(List<Stage> stages, DealDesk desk,
            BiConsumer<Deals.NewDeal, List<FieldEdit>> made) {
        this.desk = desk;
        this.stages = stages;
        choices = desk.choices();
        fields = desk.own().all();
        own = new FieldForm(fields, FieldValues.NONE, desk.viewer());
        setHeaderTitle(getTranslation("deal.new"));
        setWidth("460px");
        setMaxWidth("96vw");
        name.setRequiredIndicatorVisible(true);
        name.setErrorMessage(getTranslation("deal.name.missing"));
        name.setAutofocus(true);
        name.setMaxLength(300);
        name.setValueChangeMode(ValueChangeMode.LAZY);
        name.addValueChangeListener(typed -> pointOut());
        near.add(new Span());
        near.addClassNames("s-callout", "warn");
        near.getElement().setAttribute("role", "status");
        near.setVisible(false);
        stage.setLabel(getTranslation("deal.field.stage"));
        stage.setItems(stages);
        stage.setItemLabelGenerator(Stage::name);
        stage.setErrorMessage(getTranslation("deal.stage.gone"));
        stage.addValueChangeListener(chosen -> need());
        stage.setValue(stages.getFirst());
        account.setItems(query -> choices.accounts(query.getFilter().orElse(""), query.getOffset(), query.getLimit()));
        account.setItemLabelGenerator(Choice::name);
        account.setClearButtonVisible(true);
        account.addValueChangeListener(chosen -> pointOut());
        var owners = choices.owners();
        owner.setItems(owners);
        owner.setItemLabelGenerator(Choice::name);
        owners.stream().filter(each -> each.id().equals(desk.viewer().person())).findFirst().ifPresent(owner::setValue);
        product.setItems(choices.offers());
        product.setItemLabelGenerator(Offer::name);
        product.setClearButtonVisible(true);
        listPrice.addThemeVariants(ButtonVariant.SMALL);
        listPrice.addClickListener(click -> {
            currency.setValue(choices.reporting());
            value.setValue(product.getValue().listPrice());
        });
        product.addValueChangeListener(chosen -> offer(desk));
        value.addValueChangeListener(given -> offer(desk));
        offer(desk);
        source.setMaxLength(200);
        var where = new Div(stage, owner);
        where.addClassNames("s-pairfields", "even");
        currency.setValue(choices.reporting());
        var worth = new Div(value, currency);
        worth.addClassNames("s-pairfields", "even");
        var form = new Div(name, near, where, account, product, worth, listPrice, closesOn, source, own);
        form.addClassName("s-stack");
        Stream.<HasSize>of(name, stage, account, owner, product, value, currency, closesOn, source)
                .forEach(HasSize::setWidthFull);
        var save = new Button(getTranslation("deal.create"), click -> save(made));
        save.addClickShortcut(Key.ENTER);
        save.addThemeVariants(ButtonVariant.PRIMARY);
        add(form);
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), save);
    }

    /// Begins with an account, as on its page.
    NewDealDialog at(@Nullable UUID place) {
        if (place != null) {
            choices.account(place).ifPresent(account::setValue);
        }
        return this;
    }

    /// What is needed in the stage, and in those before it.
    private void need() {
        var passed = stages.stream().limit(stages.indexOf(stage.getValue()) + 1L).map(Stage::id).toList();
        own.need(field -> field.use().required() || passed.stream().anyMatch(field.use().requiredIn()::contains));
    }

    /// What the product costs by the list is offered as long as there is no value.
    private void offer(DealDesk desk) {
        var price = product.getValue() == null ? null : product.getValue().listPrice();
        listPrice.setVisible(price != null && value.getValue() == null);
        listPrice.setText(price == null ? "" : getTranslation("deal.use-list-price", desk.money(price)));
    }

    /// Open deals that it may be already, each to be looked at beside this. Among very many they take a while to find, in
    /// which one types on.
    private void pointOut() {
        var typed = name.getValue();
        var at = id(account);
        near.load(() -> choices.near(typed, at), this::alike);
    }

    private Component alike(List<NearDeals.Near> found) {
        near.setVisible(!found.isEmpty());
        var links = new Div();
        found.forEach(each -> links.add(new Div(link(each))));
        return new Div(new Span(getTranslation("deal.near")), links);
    }

    private static Anchor link(NearDeals.Near deal) {
        var where = Stream.of(deal.name(), deal.account(), deal.stage()).filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
        return new Anchor(DealPageView.address(deal.id(), Map.of()), where, AnchorTarget.BLANK);
    }

    private void save(BiConsumer<Deals.NewDeal, List<FieldEdit>> made) {
        if (!isOpened()) {
            return; // the second click of a double click
        }
        name.setInvalid(name.getValue().isBlank());
        var worth = value.getValue();
        if (worth != null && (worth.signum() < 0 || Limit.isTooLarge(worth))) {
            value.setErrorMessage(
                    getTranslation(worth.signum() < 0 ? "deal.value.negative" : "deal.refused.TOO_LARGE"));
            value.setInvalid(true);
        }
        checkStage();
        if (name.isInvalid() || stage.isInvalid() || value.isInvalid() || closesOn.isInvalid()) {
            return;
        }
        if (!own.check()) {
            return;
        }
        close();
        made.accept(new Deals.NewDeal(name.getValue(), stage.getValue().id(), id(account), id(owner),
                product.getValue() == null ? null : product.getValue().id(), value.getValue(),
                currency.isEmpty() ? null : currency.getValue().getCurrencyCode(), closesOn.getValue(),
                source.getValue()), FieldEdit.of(fields, own.values()));
    }

    /// A stage that was removed while this was open takes no deal; then those are offered that are left.
    private void checkStage() {
        var chosen = stage.getValue();
        var there = desk.stages(stages.getFirst().pipeline());
        var gone = chosen == null || there.stream().noneMatch(each -> each.id().equals(chosen.id()));
        if (gone && !there.isEmpty()) {
            stages = there;
            stage.setItems(there);
        }
        stage.setInvalid(gone);
    }

    private static @Nullable UUID id(ComboBox<Choice> choice) {
        return choice.getValue() == null ? null : choice.getValue().id();
    }
}
