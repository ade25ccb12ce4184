package io.saluran.ui.internal.search;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.db.Viewer;
import io.saluran.platform.search.SearchProvider;
import io.saluran.ui.command.Command;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.testing.ShellCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceRegistration;

@Tag("X7")
class SearchDialogTest extends ShellCase {

    private final List<String> asked = new ArrayList<>();

    private final class Provider implements SearchProvider {

        private final String heading;
        private final int order;
        private final String permission;
        private final List<Hit> hits;

        Provider(String heading, int order, String permission, Hit... hits) {
            this.heading = heading;
            this.order = order;
            this.permission = permission;
            this.hits = List.of(hits);
        }

        @Override
        public String heading() {
            return heading;
        }

        @Override
        public int order() {
            return order;
        }

        @Override
        public String permission() {
            return permission;
        }

        @Override
        public List<Hit> search(Viewer viewer, String query, int limit) {
            asked.add(heading + ":" + viewer.name() + ":" + query);
            if (permission.equals("fails")) {
                throw new IllegalStateException("A provider that fails");
            }
            return hits;
        }
    }

    private void provider(String heading, int order, String permission, SearchProvider.Hit... hits) {
        offer(SearchProvider.class, new Provider(heading, order, permission, hits));
    }

    private static SearchProvider.Hit hit(String title) {
        return new SearchProvider.Hit(title, "more", "deals/" + title, "handshake");
    }

    private SearchDialog open(String... permissions) {
        var dialog = new SearchDialog(host, viewer("Mei Ling", permissions));
        dialog.open();
        MockVaadin.clientRoundtrip(true);
        return dialog;
    }

    private static void type(String words) {
        _setValue(_get(TextField.class), words);
        MockVaadin.clientRoundtrip(true);
    }

    @Test
    void hits_stand_by_kind_in_order_and_lead_to_their_pages() {
        provider("ui.save", 2, "may", hit("b"));
        provider("ui.edit", 1, "may", hit("a"), hit("c"));
        open("may");

        type("  kedai ");

        assertThat(_find(H3.class)).extracting(H3::getText).containsExactly("Edit", "Save");
        assertThat(_find(Anchor.class)).extracting(Anchor::getHref).containsExactly("deals/a", "deals/c", "deals/b");
        assertThat(asked).containsExactly("ui.edit:Mei Ling:kedai", "ui.save:Mei Ling:kedai");
    }

    @Test
    void one_letter_asks_nobody_and_takes_old_hits_away() {
        provider("ui.edit", 1, "may", hit("a"));
        open("may");
        type("ke");
        assertThat(_find(Anchor.class)).hasSize(1);

        type("k");

        _assertNone(Anchor.class);
        assertThat(asked).hasSize(1);
    }

    @Test
    void a_provider_whose_permission_one_lacks_is_not_asked() {
        provider("ui.edit", 1, "may.not", hit("a"));
        open("may");

        type("kedai");

        assertThat(asked).isEmpty();
        assertThat(_find(EmptyState.class)).hasSize(1);
    }

    @Test
    void a_provider_that_fails_leaves_the_others_to_answer() {
        provider("ui.save", 1, "fails", hit("a"));
        provider("ui.edit", 2, "may", hit("b"));
        open("may", "fails");

        type("kedai");

        assertThat(_find(Anchor.class)).extracting(Anchor::getHref).containsExactly("deals/b");
    }

    @Test
    void nothing_found_is_said_in_words() {
        open("may");
        type("kedai");

        assertThat(_get(EmptyState.class).getElement().getTextRecursively()).isEqualTo(
                "Nothing found. Try fewer or other words.");
    }

    private record Act(String name, String needs, int order, List<String> ran) implements Command {

        @Override
        public String icon() {
            return "plus";
        }

        @Override
        public Optional<String> permission() {
            return needs.isEmpty() ? Optional.empty() : Optional.of(needs);
        }

        @Override
        public Optional<String> goKey() {
            return Optional.of("i");
        }

        @Override
        public void run(UI ui, Viewer viewer) {
            ran.add(name + ':' + viewer.name());
            if (needs.equals("fails")) {
                throw new IllegalStateException("A command that fails");
            }
        }
    }

    private ServiceRegistration<Command> command(String name, String needs, int order) {
        return offer(Command.class, new Act("platform." + name, needs, order, asked));
    }

    private static List<String> lines() {
        return _find(NativeButton.class).stream()
                .map(button -> button.getChildren().filter(Span.class::isInstance).findFirst().orElseThrow())
                .map(title -> title.getElement().getText()).toList();
    }

    @Test
    @Tag("X4")
    void before_anything_is_typed_the_commands_stand_there_that_one_may_run() {
        command("import", "may", 2);
        command("theme", "", 1);
        command("people", "may.not", 3);
        open("may");

        assertThat(lines()).containsExactly("Switch between light and dark", "Import a file");
    }

    @Test
    @Tag("X4")
    void a_command_is_found_by_its_other_words_and_by_letters_and_runs() {
        command("import", "may", 2);
        command("theme", "", 1);
        open("may");
        type("excel");
        assertThat(lines()).containsExactly("Import a file");
        type("ifl");
        assertThat(lines()).containsExactly("Import a file");

        _click(_get(NativeButton.class));

        assertThat(asked).containsExactly("platform.import:Mei Ling");
        _assertNone(TextField.class);
    }

    @Test
    @Tag("X4")
    void what_is_meant_by_name_stands_before_the_hits_and_what_only_contains_it_after() {
        provider("ui.edit", 1, "may", hit("a"));
        command("import", "", 1);
        open("may");
        type("imp");
        assertThat(_find(H3.class)).extracting(H3::getText).containsExactly("Commands", "Edit");
        type("port");
        assertThat(_find(H3.class)).extracting(H3::getText).containsExactly("Edit", "Commands");
    }

    @Test
    @Tag("X4")
    void a_command_whose_bundle_stopped_meanwhile_or_that_throws_is_said_in_words() {
        var stops = command("import", "", 1);
        command("people", "fails", 2);
        open("fails");
        stops.unregister();
        _click(_find(NativeButton.class).getFirst());
        assertThat(asked).isEmpty();

        open("fails");
        _click(_get(NativeButton.class));
        assertThat(asked).containsExactly("platform.people:Mei Ling");
        assertThat(_find(Notification.class)).hasSize(2);
    }

    @Test
    @Tag("X4")
    void the_letter_after_g_runs_the_first_of_those_that_one_may() {
        command("import", "may.not", 1);
        command("theme", "", 2);
        var mei = viewer("Mei Ling", "may");
        new Commands(host, mei).go(UI.getCurrent(), "i");
        new Commands(host, mei).go(UI.getCurrent(), "q");

        assertThat(asked).containsExactly("platform.theme:Mei Ling");
    }
}
