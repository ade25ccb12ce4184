package io.saluran.training.handbook;

import com.vaadin.flow.component.select.Select;
import java.util.Locale;

/// Chooses the language in which a page is written.
final class LanguageField extends Select<String> {

    private static final long serialVersionUID = 1;

    LanguageField(String language) {
        setLabel(getTranslation("handbook.language"));
        setWidthFull();
        setItems("en", "ms", "zh", "ta");
        setItemLabelGenerator(tag -> {
            var name = Locale.of(tag).getDisplayLanguage(getLocale());
            return name.substring(0, 1).toUpperCase(getLocale()) + name.substring(1);
        });
        setValue(java.util.List.of("en", "ms", "zh", "ta").contains(language) ? language : "en");
    }
}
