package io.saluran.ui.people;

import com.vaadin.flow.dom.Element;
import io.saluran.platform.internal.people.Profiles.Profile;
import java.util.function.Consumer;

/// How a page looks for the person: light or dark, close or roomy.
public final class Appearance {

    // The same module as the page's own, which may not have run yet; a browser runs it once.
    private static final String WHEN_READY = "return import(new URL('saluran/shell-v1.js', document.baseURI)).then(() => ";

    private Appearance() {}

    /// @param on an element of the page
    public static void apply(Element on, Profile profile) {
        on.executeJs(WHEN_READY + "{ window.saluran.theme($0); window.saluran.density($1); })", profile.theme(),
                profile.density());
    }

    /// Makes the light page dark and the dark one light.
    ///
    /// @param keep takes `light` or `dark`
    public static void toggle(Element on, Consumer<String> keep) {
        on.executeJs(WHEN_READY + """
                {
                    const theme = window.saluran.dark() ? 'light' : 'dark';
                    window.saluran.theme(theme);
                    return theme;
                })""").then(String.class, keep::accept);
    }
}
