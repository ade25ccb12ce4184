package io.saluran.ui.testing;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// What tests of views begin with: a page without a browser, with the texts of all modules, in English.
///
/// Make the view by its constructor, with a viewer of `TestPeople` and real services, and `show` it; then look and click
/// with Karibu's `LocatorJ`. What a view reads by `Later` is read at once.
public abstract class UiTest {

    @BeforeEach
    void openPage() {
        System.setProperty("vaadin.i18n.provider", ClassPathTexts.class.getName());
        MockVaadin.setup();
        speak(Locale.ENGLISH);
    }

    @AfterEach
    void closePage() {
        MockVaadin.tearDown();
    }

    /// Lets views made from now on speak this language.
    protected static void speak(Locale language) {
        UI.getCurrent().setLocale(language);
    }

    /// Puts the view on the page.
    protected static <T extends Component> T show(T view) {
        UI.getCurrent().add(view);
        MockVaadin.clientRoundtrip(true);
        return view;
    }
}
