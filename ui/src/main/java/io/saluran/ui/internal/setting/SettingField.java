package io.saluran.ui.internal.setting;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.platform.setting.Setting;
import io.saluran.platform.setting.Setting.Kind;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The field in which one setting is chosen.
///
/// @param chosen what was chosen, as it is kept
/// @param shown takes what is kept
/// @param refused whether the value is marked as none that is taken
public record SettingField(Component component, Supplier<String> chosen, Consumer<String> shown,
        Consumer<Boolean> refused) {

    public static SettingField of(Setting setting) {
        return switch (setting.kind()) {
            case Kind.Text(var longest) -> text(setting, longest);
            case Kind.Whole(var least, var most) -> whole(setting, least, most);
            case Kind.Days(var least, var most) -> {
                var days = whole(setting, least, most);
                ((IntegerField) days.component()).setSuffixComponent(new Span(say("options.days")));
                yield days;
            }
            case Kind.YesNo yesNo -> yesNo(setting);
            case Kind.Choice choice -> choice(setting, choice);
        };
    }

    private static String say(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }

    private static String label(Setting setting) {
        return say("setting." + setting.key());
    }

    private static String help(Setting setting) {
        return say("setting." + setting.key() + ".help");
    }

    private static SettingField text(Setting setting, int longest) {
        var field = new TextField(label(setting));
        field.setHelperText(help(setting));
        field.setMaxLength(longest);
        return field(field, field::getValue, field::setValue);
    }

    private static SettingField whole(Setting setting, int least, int most) {
        var field = new IntegerField(label(setting));
        field.setHelperText(help(setting));
        field.setMin(least);
        field.setMax(most);
        field.setErrorMessage(say("options.between", least, most));
        return field(field, () -> field.getValue() == null ? "" : field.getValue().toString(),
                value -> field.setValue(Integer.valueOf(value)));
    }

    private static SettingField yesNo(Setting setting) {
        var field = new Checkbox(label(setting));
        field.setHelperText(help(setting));
        return field(field, () -> field.getValue().toString(), value -> field.setValue(Boolean.valueOf(value)));
    }

    private static SettingField choice(Setting setting, Kind.Choice choice) {
        var field = new Select<String>();
        field.setLabel(label(setting));
        field.setHelperText(help(setting));
        field.setItems(choice.values());
        field.setItemLabelGenerator(each -> say("setting." + setting.key() + '.' + each));
        return field(field, field::getValue, field::setValue);
    }

    private static <F extends Component & HasValidation & HasSize> SettingField field(F field,
            Supplier<String> value, Consumer<String> show) {
        field.setWidthFull();
        return new SettingField(field, value, show, field::setInvalid);
    }

    /// What was chosen, as it is kept.
    public String value() {
        return chosen.get();
    }

    public void show(String kept) {
        shown.accept(kept);
    }

    public void refuse(boolean wrong) {
        refused.accept(wrong);
    }
}
