package io.saluran.pipeline.account;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.saluran.db.Viewer;
import io.saluran.pipeline.account.AccountChoices.Alike;
import io.saluran.pipeline.field.FieldEdit;
import io.saluran.pipeline.field.OwnFields;
import io.saluran.pipeline.record.Choice;
import io.saluran.pipeline.record.Panel;
import io.saluran.pipeline.record.RecordEdit;
import io.saluran.pipeline.record.Records;
import io.saluran.pipeline.sql.pipeline.tables.records.AccountRecord;
import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldValues;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.Toast;
import io.saluran.ui.field.FieldForm;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Asks for a new account, and points out those that may be it already while its name is typed.
final class NewAccountDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final TextField name = new TextField(getTranslation("account.field.name"));
    private final ComboBox<Choice> parent;
    private final ComboBox<String> industry = new ComboBox<>(getTranslation("account.field.industry"));
    private final TextField location = new TextField(getTranslation("account.field.location"));
    private final TextField website = new TextField(getTranslation("account.field.website"));
    private final ComboBox<Choice> owner;
    private final transient List<FieldDefinition> fields;
    private final FieldForm ownForm;
    private final Later alike = new Later();

    /// @param own the company's own fields
    /// @param make makes the account; the dialog opens its page
    NewAccountDialog(AccountChoices choices, List<Choice> owners, Viewer viewer,
            OwnFields own, BiFunction<List<RecordEdit<AccountRecord, ?>>, List<FieldEdit>, Records.Made> make) {
        parent = Choice.box(choices::find);
        parent.setLabel(getTranslation("account.field.parent"));
        owner = Choice.box(owners);
        owner.setLabel(getTranslation("account.field.owner"));
        owners.stream().filter(each -> each.id().equals(viewer.person())).findFirst().ifPresent(owner::setValue);
        fields = own.all();
        ownForm = new FieldForm(fields, FieldValues.NONE, viewer);
        setHeaderTitle(getTranslation("account.list.new"));
        setWidth("420px");
        setMaxWidth("96vw");
        name.setRequiredIndicatorVisible(true);
        name.setErrorMessage(getTranslation("account.name.missing"));
        name.setAutofocus(true);
        name.setMaxLength(300);
        name.setValueChangeMode(ValueChangeMode.LAZY);
        name.addValueChangeListener(typed -> alike.load(() -> choices.alike(typed.getValue()), this::pointOut));
        alike.getElement().setAttribute("role", "status");
        industry.setItems(choices.industries());
        industry.setAllowCustomValue(true);
        industry.addCustomValueSetListener(typed -> industry.setValue(typed.getDetail()));
        var form = new Div(name, alike, parent, industry, location, website, owner, ownForm);
        form.addClassName("s-stack");
        Stream.<HasSize>of(name, parent, industry, location, website, owner).forEach(HasSize::setWidthFull);
        var save = new Button(getTranslation("account.create"), click -> save(make));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        add(form);
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), save);
    }

    private Component pointOut(List<Alike> found) {
        var box = new Div();
        if (found.isEmpty()) {
            return box;
        }
        box.addClassNames("s-callout", "warn", "s-alike");
        var lines = new Div(new Span(getTranslation("account.alike", found.size())));
        lines.addClassNames("s-stack", "tight");
        for (var each : found) {
            var link = Panel.link("accounts/" + each.id(), each.name());
            var detail = Stream.of(each.industry(), each.location()).filter(Objects::nonNull)
                    .collect(Collectors.joining(" · "));
            lines.add(new Div(link, new Span(detail.isEmpty() ? "" : " " + detail)));
        }
        box.add(Lucide.icon("copy"), lines);
        return box;
    }

    private void save(BiFunction<List<RecordEdit<AccountRecord, ?>>, List<FieldEdit>, Records.Made> make) {
        if (!isOpened()) {
            return; // the second click of a double click
        }
        name.setInvalid(name.getValue().isBlank());
        if (name.isInvalid()) {
            name.focus();
            return;
        }
        if (!ownForm.check()) {
            return;
        }
        var made = make.apply(List.of(
                new RecordEdit<>(AccountFields.NAME, name.getValue()),
                new RecordEdit<>(AccountFields.PARENT, Choice.idOf(parent.getValue())),
                new RecordEdit<>(AccountFields.INDUSTRY, industry.getValue()),
                new RecordEdit<>(AccountFields.LOCATION, location.getValue()),
                new RecordEdit<>(AccountFields.WEBSITE, website.getValue()),
                new RecordEdit<>(AccountFields.OWNER, Choice.idOf(owner.getValue()))),
                FieldEdit.of(fields, ownForm.values()));
        if (made.refused() != null) {
            Toast.error(getTranslation("record.refused." + made.refused()));
            return;
        }
        close();
        UI.getCurrent().navigate("accounts/" + made.id());
    }
}
