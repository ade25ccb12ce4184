package io.saluran.ui.internal.setting;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.IntegerField;
import io.saluran.platform.setting.Setting;
import io.saluran.platform.setting.SettingsSection;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.testing.ShellCase;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X4")
class OptionsViewTest extends ShellCase {

    private static final Setting MEGABYTES = Setting.whole("files.max-megabytes", 100, 1, 9_999);
    private static final Setting LETTERS = Setting.yesNo("profile.letters", true);

    private record Part(String name, int order, List<Setting> settings) implements SettingsSection {
        @Override
        public String icon() {
            return "box";
        }
    }

    private OptionsView page(String... permissions) {
        var page = new OptionsView(viewer("Boss", permissions), host);
        show(page);
        return page;
    }

    private static void save(String section) {
        _click(_get(Button.class, spec -> spec.withPredicate(
                button -> ("Save: " + section).equals(button.getAriaLabel().orElse("")))));
    }

    @Test
    void without_sections_the_page_says_what_will_be_here() {
        page("platform.settings.write");
        assertThat(_find(EmptyState.class)).hasSize(1);
    }

    @Test
    void what_is_chosen_is_kept_and_can_be_taken_back() {
        offer(SettingsSection.class, new Part("files", 1, List.of(MEGABYTES)));
        page("platform.settings.write");
        assertThat(_get(IntegerField.class).getValue()).isEqualTo(100);

        _setValue(_get(IntegerField.class), 250);
        save("Files");
        assertThat(MEGABYTES.numberIn(host.settings())).isEqualTo(250);

        _click(_get(_get(Notification.class), Button.class, spec -> spec.withText("Undo")));
        assertThat(MEGABYTES.numberIn(host.settings())).isEqualTo(100);
        assertThat(_get(IntegerField.class).getValue()).isEqualTo(100);
    }

    @Test
    void a_value_out_of_bounds_is_marked_and_nothing_is_kept() {
        offer(SettingsSection.class, new Part("files", 1, List.of(MEGABYTES)));
        page("platform.settings.write");
        _get(IntegerField.class).setValue(10_000);
        save("Files");

        assertThat(_get(IntegerField.class).isInvalid()).isTrue();
        assertThat(_get(IntegerField.class).getErrorMessage()).isEqualTo("From 1 to 9,999.");
        assertThat(host.settings().get("files.max-megabytes")).isEmpty();
    }

    @Test
    void a_section_comes_and_goes_with_its_bundle_and_what_was_typed_elsewhere_stays() {
        offer(SettingsSection.class, new Part("files", 1, List.of(MEGABYTES)));
        var page = page("platform.settings.write");
        _get(IntegerField.class).setValue(250);

        var other = offer(SettingsSection.class, new Part("profile", 2, List.of(LETTERS)));
        page.showSections();
        assertThat(_find(Checkbox.class)).hasSize(1);
        assertThat(_get(IntegerField.class).getValue()).isEqualTo(250);

        other.unregister();
        page.showSections();
        assertThat(_find(Checkbox.class)).isEmpty();
        assertThat(_get(IntegerField.class).getValue()).isEqualTo(250);
    }

    @Test
    void a_section_that_fails_or_that_one_may_not_change_is_left_out() {
        offer(SettingsSection.class, new Part("files", 1, List.of(Setting.whole("other.key", 1, 0, 2))));
        offer(SettingsSection.class, new Part("profile", 2, List.of(LETTERS)));
        page("platform.settings.write");
        assertThat(_find(H2.class)).hasSize(1);

        UI.getCurrent().removeAll();
        page("something.else");
        assertThat(_find(H2.class)).isEmpty();
    }
}
