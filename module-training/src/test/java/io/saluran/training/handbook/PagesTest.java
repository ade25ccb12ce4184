package io.saluran.training.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.training.handbook.Handbook.Node;
import io.saluran.training.handbook.Pages.Details;
import io.saluran.training.handbook.Pages.Edit;
import io.saluran.training.handbook.Pages.NewPage;
import io.saluran.training.handbook.Pages.Outcome;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("T1")
class PagesTest {

    private final HandbookData data = new HandbookData();

    @AfterEach
    void close() {
        data.close();
    }

    @Test
    void a_page_gets_an_address_of_its_title_that_nobody_else_has() {
        assertThat(data.page("Harga & Diskaun: apa boleh?", "").slug()).isEqualTo("harga-diskaun-apa-boleh");
        assertThat(data.page("Harga diskaun apa boleh", "").slug()).isEqualTo("harga-diskaun-apa-boleh-2");
        assertThat(data.page("价格", "").slug()).isEqualTo("page");
    }

    @Test
    void an_edit_keeps_the_version_before_and_the_address() {
        var page = data.page("Pricing", "Old words");
        var outcome = data.pages.edit(data.writer, page.id(), new Edit("Prices", "New words", "Shorter"), 1);

        assertThat(outcome).isEqualTo(new Outcome.Done(2));
        assertThat(data.sheet("pricing")).satisfies(sheet -> {
            assertThat(sheet.title()).isEqualTo("Prices");
            assertThat(sheet.body()).isEqualTo("New words");
            assertThat(sheet.number()).isEqualTo(2);
            assertThat(sheet.author()).isEqualTo("Aisyah Rahman");
        });
        assertThat(data.handbook.versions(data.reader, page.id())).extracting(Handbook.Saved::body)
                .containsExactly("New words", "Old words");
    }

    @Test
    void an_edit_of_what_somebody_changed_meanwhile_does_nothing() {
        var page = data.page("Pricing", "One");
        data.pages.edit(data.writer, page.id(), new Edit("Pricing", "Two", null), 1);

        assertThat(data.pages.edit(data.writer, page.id(), new Edit("Pricing", "Three", null), 1))
                .isEqualTo(new Outcome.Overtaken());
        assertThat(data.sheet("pricing").body()).isEqualTo("Two");
    }

    @Test
    void an_old_version_comes_back_as_the_newest() {
        var page = data.page("Pricing", "One");
        data.pages.edit(data.writer, page.id(), new Edit("Prices", "Two", null), 1);

        assertThat(data.pages.restoreVersion(data.writer, page.id(), 1, "Restored from version 1", 2))
                .isEqualTo(new Outcome.Done(3));
        assertThat(data.sheet("pricing")).satisfies(sheet -> {
            assertThat(sheet.title()).isEqualTo("Pricing");
            assertThat(sheet.body()).isEqualTo("One");
            assertThat(sheet.number()).isEqualTo(3);
        });
        assertThat(data.pages.restoreVersion(data.writer, page.id(), 9, "", 3)).isEqualTo(new Outcome.Overtaken());
    }

    @Test
    void a_page_moves_with_all_below_it_and_never_below_itself() {
        var top = data.page("Top", "");
        var below = data.pages.create(data.writer, new NewPage("Below", top.id(), "en", ""));
        var other = data.page("Other", "");

        assertThat(data.pages.move(data.writer, top.id(), below.id(), 0, 1)).isEqualTo(new Outcome.IntoItself());
        assertThat(data.pages.move(data.writer, top.id(), top.id(), 0, 1)).isEqualTo(new Outcome.IntoItself());
        assertThat(data.pages.move(data.writer, top.id(), other.id(), 0, 1)).isEqualTo(new Outcome.Done(2));
        assertThat(titles(data.handbook.tree(data.reader))).isEqualTo("Other(Top(Below))");
    }

    @Test
    void a_page_takes_the_place_it_is_given_among_its_siblings() {
        data.page("A", "");
        data.page("B", "");
        var third = data.page("C", "");

        data.pages.move(data.writer, third.id(), null, 1, 1);
        assertThat(titles(data.handbook.tree(data.reader))).isEqualTo("A C B");
        data.pages.move(data.writer, third.id(), null, 99, 2);
        assertThat(titles(data.handbook.tree(data.reader))).isEqualTo("A B C");
    }

    @Test
    void a_deleted_page_goes_with_all_below_it_and_comes_back_with_them() {
        var top = data.page("Top", "");
        var below = data.pages.create(data.writer, new NewPage("Below", top.id(), "en", ""));
        data.pages.create(data.writer, new NewPage("Gone before", top.id(), "en", ""));
        var before = data.handbook.page(data.reader, "gone-before").orElseThrow();
        data.pages.delete(data.writer, before.id(), 1);
        var late = new Pages(data.db, java.time.Clock.offset(data.clock, java.time.Duration.ofMinutes(1)));

        assertThat(late.delete(data.writer, top.id(), 1)).isEqualTo(new Outcome.Done(2));
        assertThat(data.handbook.tree(data.reader)).isEmpty();
        assertThat(data.handbook.page(data.reader, below.slug())).isEmpty();
        assertThat(late.restore(data.writer, top.id())).isEqualTo(new Outcome.Done(3));
        assertThat(titles(data.handbook.tree(data.reader))).isEqualTo("Top(Below)");
    }

    @Test
    void details_tie_a_page_to_a_stage_and_a_date() {
        var page = data.page("Scoping", "");
        var details = new Details(data.reader.person(), LocalDate.parse("2026-12-01"), LocalDate.parse("2026-11-01"),
                "interest", "Scoping", "en");

        assertThat(data.pages.describe(data.writer, page.id(), details, 1)).isEqualTo(new Outcome.Done(2));
        assertThat(data.sheet("scoping")).satisfies(sheet -> {
            assertThat(sheet.ownerName()).isEqualTo("Lim Kok Wai");
            assertThat(sheet.stale(LocalDate.parse("2026-11-24"))).isTrue();
            assertThat(sheet.stageName()).isEqualTo("Scoping");
        });
        assertThat(data.handbook.tree(data.reader).getFirst().stale()).isTrue();
    }

    private static String titles(List<Node> nodes) {
        return String.join(" ", nodes.stream().map(node -> node.title()
                + (node.children().isEmpty() ? "" : "(" + titles(node.children()) + ")")).toList());
    }
}
