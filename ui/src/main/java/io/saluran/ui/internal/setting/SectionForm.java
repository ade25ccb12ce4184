package io.saluran.ui.internal.setting;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.dom.Style;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.setting.Sections;
import io.saluran.platform.setting.Setting;
import io.saluran.ui.component.Toast;
import java.util.LinkedHashMap;
import java.util.Map;

/// The settings of one section, saved together.
final class SectionForm extends Section {

    private static final long serialVersionUID = 1;

    private final transient Viewer viewer;
    private final transient Sections sections;
    private final transient Sections.Section section;
    private final transient Map<String, SettingField> fields = new LinkedHashMap<>();

    SectionForm(Viewer viewer, Sections sections, Sections.Section section) {
        this.viewer = viewer;
        this.sections = sections;
        this.section = section;
        var heading = new H2(getTranslation("settings." + section.name()));
        heading.setId("settings-" + section.name());
        getElement().setAttribute("aria-labelledby", "settings-" + section.name());
        addClassName("s-stack");
        getStyle().setMaxWidth("420px").setMarginBottom("36px");
        var body = new Div();
        body.addClassName("s-stack");
        for (var setting : section.settings()) {
            var field = SettingField.of(setting);
            field.show(section.values().getOrDefault(setting.key(), setting.usual()));
            fields.put(setting.key(), field);
            body.add(field.component());
        }
        var save = new Button(getTranslation("ui.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setAriaLabel(getTranslation("options.save-named", getTranslation("settings." + section.name())));
        save.getStyle().setAlignSelf(Style.AlignSelf.START);
        body.add(save);
        add(heading, body);
    }

    private void save() {
        var values = new LinkedHashMap<String, String>();
        fields.forEach((key, field) -> {
            field.refuse(false);
            values.put(key, field.value());
        });
        switch (sections.save(viewer, section, values)) {
            case Sections.Outcome.Refused(Setting setting) -> {
                var field = fields.get(setting.key());
                if (field != null) {
                    field.refuse(true);
                }
            }
            case Sections.Outcome.Done(var before) -> {
                var said = getTranslation("options.saved", getTranslation("settings." + section.name()));
                if (before.isEmpty()) {
                    Toast.show(said);
                } else {
                    Toast.undo(said, () -> takeBack(before));
                }
            }
        }
    }

    private void takeBack(Map<String, String> before) {
        sections.save(viewer, section, before);
        before.forEach((key, value) -> {
            var field = fields.get(key);
            if (field != null) {
                field.show(value);
            }
        });
    }
}
