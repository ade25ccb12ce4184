package io.saluran.ui.importing;

import com.vaadin.flow.component.UI;
import io.saluran.platform.importing.ImportDraft;
import java.util.Locale;

/// What a field of an import is called.
final class FieldTitle {

    private FieldTitle() {}

    /// Its own title, or the text of its bundle.
    static String of(ImportDraft draft, String field, Locale locale) {
        return draft.fields().stream().filter(each -> each.key().equals(field)).findFirst()
                .flatMap(each -> each.title(locale))
                .orElseGet(() -> UI.getCurrent().getTranslation("import.field." + draft.target() + '.' + field));
    }
}
