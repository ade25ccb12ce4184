package io.saluran.ui.internal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.ui.people.PeopleViews;
import io.saluran.ui.testing.ShellCase;
import io.saluran.ui.view.ViewContribution;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X1")
class HostPagesTest extends ShellCase {

    private static List<ViewContribution> pages() {
        return Stream.concat(ShellPages.all().stream(), PeopleViews.all().stream()).toList();
    }

    @Test
    void each_page_has_the_one_constructor_that_the_host_can_call() {
        assertThat(pages()).isNotEmpty()
                .allSatisfy(
                        page -> assertThat(page.view().getDeclaredConstructors()).as(page.view().getName()).hasSize(1));
    }

    @Test
    void the_settings_begin_with_the_company_and_end_with_the_audit_log() {
        pages().forEach(this::offerView);
        var all = pages().stream().map(ViewContribution::permission).distinct().toArray(String[]::new);

        assertThat(host.views().navigation(viewer("Boss", all))).filteredOn(entry -> entry.entry().group()
                .equals(NavigationGroups.SETTINGS)).extracting(ViewRegistry.Entry::path)
                .containsExactly("settings/company", "settings/options", "settings/fields", "settings/mail",
                        "settings/people", "settings/teams", "settings/roles", "settings/extensions",
                        "settings/webhooks", "settings/jobs",
                        "settings/audit");
    }
}
