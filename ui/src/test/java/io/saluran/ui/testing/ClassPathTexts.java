package io.saluran.ui.testing;

import com.vaadin.flow.i18n.I18NProvider;
import io.saluran.platform.internal.text.TextCatalogue;
import io.saluran.platform.testing.TestTexts;
import java.util.List;
import java.util.Locale;

/// The texts of all modules on the class path, as the host would have them.
public final class ClassPathTexts implements I18NProvider {

    private static final long serialVersionUID = 1;
    private static final TextCatalogue TEXTS = TestTexts.ofClassPath();

    /// The catalogue itself, for services that take one.
    public static TextCatalogue catalogue() {
        return TEXTS;
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return TEXTS.languages();
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... arguments) {
        return TEXTS.text(locale, key, arguments);
    }
}
