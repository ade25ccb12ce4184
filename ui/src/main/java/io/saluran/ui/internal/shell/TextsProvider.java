package io.saluran.ui.internal.shell;

import com.vaadin.flow.i18n.I18NProvider;
import io.saluran.platform.text.Texts;
import java.util.List;
import java.util.Locale;

/// Vaadin's `getTranslation` over the texts of host and bundles.
final class TextsProvider implements I18NProvider {

    private static final long serialVersionUID = 1;

    private final transient Texts texts;

    TextsProvider(Texts texts) {
        this.texts = texts;
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return texts.languages();
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... arguments) {
        return texts.text(locale, key, arguments);
    }
}
