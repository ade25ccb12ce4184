package io.saluran.ui.people;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.platform.internal.people.Roles.Role;
import io.saluran.platform.internal.people.Roles.Width;
import io.saluran.platform.right.BuiltInRole;
import io.saluran.ui.testing.ClassPathTexts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X5")
class RolesViewTest extends PeoplePagesCase {

    private void page() {
        show(new RolesView(boss, roles(), ClassPathTexts.catalogue()));
    }

    private Role rep() {
        return roles().all().stream().filter(role -> role.builtIn() == BuiltInRole.REP).findFirst().orElseThrow();
    }

    private static Checkbox tick(String label) {
        return _get(Checkbox.class, spec -> spec.withPredicate(box -> label.equals(box.getAriaLabel().orElse(""))));
    }

    @Test
    void a_tick_gives_the_permission_at_once() {
        page();
        assertThat(tick("See people: Sales rep").getValue()).isTrue();

        _setValue(tick("Read the audit log: Sales rep"), true);

        assertThat(rep().allowed()).contains("platform.audit.read");
    }

    @Test
    void an_administrators_ticks_are_fast() {
        page();

        assertThat(tick("Read the audit log: Administrator").getValue()).isTrue();
        assertThat(tick("Read the audit log: Administrator").isEnabled()).isFalse();
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"}) // selects of this page hold widths
    void whose_records_a_role_shows_is_chosen_above() {
        page();

        _setValue((Select<Width>) _get(Select.class, spec -> spec.withPredicate(select -> "Whose records Sales rep sees"
                .equals(select.getAriaLabel().orElse("")))), Width.TEAM);

        assertThat(rep().width()).isEqualTo(Width.TEAM);
    }

    @Test
    void a_role_of_ones_own_is_added_and_deleted() {
        page();
        _click(_get(Button.class, spec -> spec.withText("Add role")));
        _setValue(_get(TextField.class), "Coach");
        _click(_get(Button.class, spec -> spec.withText("Save")));
        assertThat(tick("See people: Coach").getValue()).isFalse();

        _click(_get(Button.class, spec -> spec.withPredicate(button -> "Edit Coach".equals(button.getAriaLabel()
                .orElse("")))));
        _click(_get(Button.class, spec -> spec.withText("Delete")));

        assertThat(roles().all()).hasSize(BuiltInRole.values().length);
    }
}
