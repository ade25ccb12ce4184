package io.saluran.training.handbook;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.platform.people.Person;
import io.saluran.training.handbook.Handbook.Sheet;
import io.saluran.training.handbook.Pages.Details;
import io.saluran.training.handbook.Pages.Outcome;
import io.saluran.ui.component.DayField;
import io.saluran.ui.component.Toast;

/// Who keeps a page, until when it holds, and which stage it is about.
final class DetailsDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final transient HandbookDesk desk;
    private final transient Sheet sheet;
    private final transient Runnable done;
    private final ComboBox<Person> owner = new ComboBox<>();
    private final DatePicker verifiedUntil = new DayField();
    private final DatePicker reviewOn = new DayField();
    private final TextField stage = new TextField();
    private final Select<String> funnel = new Select<>();
    private final LanguageField language;

    DetailsDialog(HandbookDesk desk, Sheet sheet, Runnable done) {
        this.desk = desk;
        this.sheet = sheet;
        this.done = done;
        setHeaderTitle(getTranslation("handbook.details"));
        setWidth("440px");
        setMaxWidth("96vw");
        owner.setLabel(getTranslation("handbook.owner-field"));
        owner.setItems(desk.people().all());
        owner.setItemLabelGenerator(Person::name);
        owner.setClearButtonVisible(true);
        desk.people().all().stream().filter(person -> person.id().equals(sheet.owner())).findFirst()
                .ifPresent(owner::setValue);
        verifiedUntil.setLabel(getTranslation("handbook.verified-field"));
        verifiedUntil.setValue(sheet.verifiedUntil());
        reviewOn.setLabel(getTranslation("handbook.review-field"));
        reviewOn.setValue(sheet.reviewOn());
        stage.setLabel(getTranslation("handbook.stage-field"));
        stage.setHelperText(getTranslation("handbook.stage-help"));
        stage.setMaxLength(100);
        var stageName = sheet.stageName();
        stage.setValue(stageName == null ? "" : stageName);
        funnel.setLabel(getTranslation("handbook.funnel-field"));
        funnel.setEmptySelectionAllowed(true);
        funnel.setItems("awareness", "interest", "decision", "action");
        funnel.setItemLabelGenerator(name -> name == null
                ? getTranslation("handbook.funnel.none")
                : getTranslation("handbook.funnel." + name));
        if (sheet.funnel() != null) {
            funnel.setValue(sheet.funnel());
        }
        language = new LanguageField(sheet.language());
        var fields = new Div(owner, verifiedUntil, reviewOn, stage, funnel, language);
        fields.addClassName("s-stack");
        fields.getChildren().forEach(field -> field.getElement().getStyle().set("width", "100%"));
        add(fields);
        var save = new Button(getTranslation("ui.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), save);
    }

    private void save() {
        var person = owner.getValue();
        var details = new Details(person == null ? null : person.id(), reviewOn.getValue(), verifiedUntil.getValue(),
                funnel.getValue(), stage.getValue().isBlank() ? null : stage.getValue().strip(), language.getValue());
        if (!(desk.pages().describe(desk.viewer(), sheet.id(), details, sheet.version()) instanceof Outcome.Done)) {
            Toast.error(getTranslation("handbook.overtaken"));
        }
        close();
        done.run();
    }
}
