package example.template;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Viewer;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.testing.UiTest;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TemplateViewTest extends UiTest {

    private final Viewer mei = Viewer.of(UUID.randomUUID(), "Mei Ling");

    @Test
    void it_greets_who_looks() {
        show(new TemplateView(mei));

        assertThat(_get(EmptyState.class).getElement().getTextRecursively()).isEqualTo("Hello, Mei Ling.");
    }

    @Test
    void it_speaks_malay() {
        speak(Locale.of("ms"));
        show(new TemplateView(mei));

        assertThat(_get(EmptyState.class).getElement().getTextRecursively()).isEqualTo("Helo, Mei Ling.");
    }
}
