package io.saluran.platform.internal.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.platform.internal.people.Roles.Role;
import io.saluran.platform.internal.people.Roles.Width;
import io.saluran.platform.right.BuiltInRole;
import io.saluran.platform.right.Permission;
import io.saluran.platform.right.PermissionSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X5")
class RolesTest extends PeopleCase {

    private final List<PermissionSet> sets = new ArrayList<>(List.of(() -> List.of(
            Permission.of("a.deal.read", BuiltInRole.REP, BuiltInRole.MANAGER), Permission.of("a.deal.delete"))));
    private final Permissions permissions = new Permissions(() -> List.copyOf(sets));
    private Roles roles;
    private Viewer boss;

    @BeforeEach
    void begin() {
        roles = new Roles(db, permissions, audit, events);
        boss = people.administrator("Boss");
    }

    private Role role(BuiltInRole builtIn) {
        return roles.all().stream().filter(role -> role.builtIn() == builtIn).findFirst().orElseThrow();
    }

    private Viewer viewer(BuiltInRole role) {
        var id = people.person("Somebody", role.name().toLowerCase(java.util.Locale.ROOT) + "@aliran.example", PHRASE,
                role);
        return new Directory(db, permissions).viewer(id);
    }

    @Test
    void built_in_roles_come_first_with_their_usual_permissions() {
        assertThat(roles.all()).extracting(Role::builtIn).containsExactly(BuiltInRole.values());
        assertThat(role(BuiltInRole.REP).allowed()).containsExactly("a.deal.read");
        assertThat(role(BuiltInRole.MARKETER).allowed()).isEmpty();
        assertThat(role(BuiltInRole.REP).width()).isEqualTo(Width.OWN);
        assertThat(role(BuiltInRole.ADMINISTRATOR).people()).isEqualTo(1);
    }

    @Test
    void what_the_company_gives_and_takes_counts_more_than_what_is_usual() {
        roles.permit(boss, role(BuiltInRole.REP).id(), "a.deal.delete", true);
        roles.permit(boss, role(BuiltInRole.REP).id(), "a.deal.read", false);

        assertThat(role(BuiltInRole.REP).allowed()).containsExactly("a.deal.delete");
        assertThat(audited()).containsExactly("role.forbidden", "role.permitted");
    }

    @Test
    void an_administrator_may_everything_whatever_is_taken() {
        roles.permit(boss, role(BuiltInRole.ADMINISTRATOR).id(), "a.deal.read", false);
        roles.show(boss, role(BuiltInRole.ADMINISTRATOR).id(), Width.OWN);

        var viewer = viewer(BuiltInRole.ADMINISTRATOR);
        assertThat(viewer.may("a.deal.read")).isTrue();
        assertThat(viewer.may("b.never.heard")).isTrue();
        assertThat(viewer.visibility()).isEqualTo(new Visibility.All());
        assertThat(audited()).isEmpty();
    }

    @Test
    void what_was_given_is_kept_while_the_bundle_is_stopped() {
        var rep = role(BuiltInRole.REP).id();
        roles.permit(boss, rep, "a.deal.delete", true);
        var stopped = sets.removeFirst();
        assertThat(roles.known()).isEmpty();

        sets.add(stopped);

        assertThat(role(BuiltInRole.REP).allowed()).containsExactlyInAnyOrder("a.deal.delete", "a.deal.read");
    }

    @Test
    void a_role_of_the_companys_own_is_made_changed_and_removed() {
        var id = roles.add(boss, "Coach", Width.TEAM);
        roles.permit(boss, id, "a.deal.read", true);
        roles.rename(boss, id, "Sales coach");
        roles.show(boss, id, Width.ALL);

        assertThat(roles.all()).last().satisfies(role -> {
            assertThat(role.name()).isEqualTo("Sales coach");
            assertThat(role.width()).isEqualTo(Width.ALL);
            assertThat(role.allowed()).containsExactly("a.deal.read");
        });
        roles.remove(boss, id);
        roles.remove(boss, role(BuiltInRole.REP).id());
        assertThat(roles.all()).extracting(Role::builtIn).containsExactly(BuiltInRole.values());
    }

    @Test
    void nobody_changes_roles_without_the_permission() {
        var rep = role(BuiltInRole.REP).id();

        assertThatThrownBy(() -> roles.permit(viewer(BuiltInRole.REP), rep, "a.deal.delete", true))
                .hasMessageContaining("platform.roles.write");
    }
}
