package io.saluran.pipeline.deal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.pipeline.deal.DealTimeline.Narrow;
import io.saluran.pipeline.record.NotPermitted;
import io.saluran.platform.file.Files.FileTooLarge;
import io.saluran.platform.people.Person;
import io.saluran.platform.testing.TestPeople;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("P27")
class DealTalkTest extends DealUiCase {

    private final Viewer viewer = company.all();
    private UUID deal = new UUID(0, 0);

    @BeforeEach
    void people() {
        deal = deal("Water metering", "1200");
        var people = TestPeople.in(company.db);
        people.viewer(company.ravi, "all", DealPermissions.READ);
        company.execute("update platform.person set email = 'ravi@aliran.example' where id = ?", company.ravi);
        var blind = company.person("Ravindran Nair");
        people.viewer(blind, "own", DealPermissions.READ);
        company.execute("update platform.person set email = 'nair@aliran.example' where id = ?", blind);
    }

    private DealComments comments() {
        return talk().comments();
    }

    private DealTimeline.Entry newest() {
        return new DealTimeline(company.db).page(viewer, deal, Narrow.NOT, null).getFirst();
    }

    @Test
    void only_people_who_see_the_deal_are_offered_and_told() {
        assertThat(comments().mentionable(viewer, deal, "rav")).extracting(Person::name).containsExactly("Ravi Kumar");

        comments().say(viewer, deal, "@Ravi Kumar and @Ravindran Nair, please look.");

        assertThat(told.people).containsExactly(company.ravi);
        assertThat(told.notifications.getFirst()).satisfies(each -> {
            assertThat(each.about()).isEqualTo("Water metering");
            assertThat(each.path()).isEqualTo("deals/" + deal);
            assertThat(each.arguments()).asString().contains("please look.");
        });
        assertThat(newest().kind()).isEqualTo("comment");
    }

    @Test
    void an_edit_tells_only_who_is_mentioned_anew() {
        comments().say(viewer, deal, "@Ravi Kumar look");
        comments().edit(viewer, newest().id(), "@Ravi Kumar look again");

        assertThat(told.people).containsExactly(company.ravi);
        assertThat(newest().after()).isEqualTo("@Ravi Kumar look again");
        assertThat(newest().what()).isEqualTo("edited");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mail to sales@ravi-trading.my", "Ask @Ravindran about it", "@Ravi2 is a machine",
            "x@Ravi Kumar"})
    void nobody_is_mentioned_within_another_word(String text) {
        company.execute("update platform.person set name = 'Ravi' where id = ?", company.ravi);

        comments().say(viewer, deal, text);

        assertThat(told.people).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"@ravi", "(@Ravi)", "Look,@Ravi!", "ravi@ravi.my and @Ravi's offer", "Dear\n@RAVI\nlook"})
    void somebody_is_mentioned_as_a_word_of_its_own(String text) {
        company.execute("update platform.person set name = 'Ravi' where id = ?", company.ravi);

        comments().say(viewer, deal, text);

        assertThat(told.people).containsExactly(company.ravi);
    }

    @Test
    void who_is_named_twice_by_the_full_name_mentions_nobody_with_a_part_of_it() {
        var part = company.person("Ravi");
        TestPeople.in(company.db).viewer(part, "all", DealPermissions.READ);
        company.execute("update platform.person set email = 'part@aliran.example' where id = ?", part);

        comments().say(viewer, deal, "@Ravi Kumar look. Please, @Ravi Kumar!");

        assertThat(told.people).containsExactly(company.ravi);
    }

    @Test
    void only_the_mention_stands_out_where_the_name_is_in_another_word_too() {
        var shown = new MentionedText("sales@ravi.my or @Ravi", List.of("Ravi"));

        assertThat(_find(shown, Span.class)).extracting(Span::getText).containsExactly("@Ravi");
        assertThat(text(shown)).isEqualTo("sales@ravi.my or @Ravi");
    }

    /// Fails where one call is made within another, which would wait for a second connection while it holds the first.
    private record NotNested(Db db, AtomicBoolean open) implements Db {

        private <T extends @Nullable Object> T alone(Supplier<T> work) {
            assertThat(open.getAndSet(true)).as("a call within another").isFalse();
            try {
                return work.get();
            } finally {
                open.set(false);
            }
        }

        @Override
        public <T extends @Nullable Object> T read(Work<T> work) {
            return alone(() -> db.read(work));
        }

        @Override
        public <T extends @Nullable Object> T write(Work<T> work) {
            return alone(() -> db.write(work));
        }

        @Override
        public <T extends @Nullable Object> T read(Viewer viewer, Work<T> work) {
            return alone(() -> db.read(viewer, work));
        }

        @Override
        public <T extends @Nullable Object> T write(Viewer viewer, Work<T> work) {
            return alone(() -> db.write(viewer, work));
        }
    }

    @Test
    void an_edit_with_a_mention_needs_one_connection_at_a_time() {
        var flat = new NotNested(company.db, new AtomicBoolean());
        var comments = new DealComments(flat, company.events, company.clock, TestPeople.in(flat).directory(), told);
        comments.say(viewer, deal, "Look");

        assertThat(comments.edit(viewer, newest().id(), "Look, @Ravi Kumar")).isTrue();
        assertThat(told.people).containsExactly(company.ravi);
    }

    @Test
    @Tag("X5")
    void who_may_not_write_any_more_changes_nothing_of_what_they_said() {
        comments().say(viewer, deal, "Mine");
        var comment = newest().id();
        var looker = company.viewer(company.aminah, new Visibility.All(), DealPermissions.READ);

        assertThatThrownBy(() -> comments().edit(looker, comment, "@Ravi Kumar")).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> comments().delete(looker, comment)).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> comments().restore(looker, comment)).isInstanceOf(NotPermitted.class);
        assertThat(told.people).isEmpty();
        page(looker, deal, "");
        _assertNone(_get(CommentBody.class), Button.class);
    }

    @Test
    @Tag("X5")
    void nobody_edits_what_another_said_or_speaks_where_they_do_not_see() {
        comments().say(viewer, deal, "Mine");
        var ravi = company.viewer(company.ravi, new Visibility.All());
        var comment = newest().id();

        assertThat(comments().edit(ravi, comment, "His")).isFalse();
        assertThat(comments().delete(ravi, comment)).isFalse();
        assertThat(comments().say(company.only(company.ravi), deal, "Hello")).isEmpty();
    }

    @Test
    void the_page_offers_people_after_an_at_and_takes_the_comment_back() {
        page(viewer, deal, "");
        write("Comment");
        var text = _get(TextArea.class,
                spec -> spec.withPlaceholder("Say something about this deal. @ mentions somebody."));
        _setValue(text, "Ask @rav");
        _click(button("@Ravi Kumar"));
        assertThat(text.getValue()).isEqualTo("Ask @Ravi Kumar ");
        _click(button("Comment"));
        assertThat(company.value("select text from pipeline.deal_comment")).isEqualTo("Ask @Ravi Kumar");

        _click(_get(_get(CommentBody.class), Button.class, spec -> spec.withText("Delete")));
        assertThat(company.value("select deleted_at from pipeline.deal_comment")).isNotNull();
        _click(button("Undo"));
        assertThat(company.value("select deleted_at from pipeline.deal_comment")).isNull();
    }

    @Test
    void a_comment_with_markup_is_shown_as_it_was_written() {
        comments().say(viewer, deal, "<img src=x onerror=alert(1)>");
        page(viewer, deal, "");

        assertThat(text(_get(CommentBody.class))).contains("<img src=x onerror=alert(1)>");
    }

    private boolean add(String name, String content) throws IOException {
        return files().add(viewer, deal, name, "text/plain",
                new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8))).isPresent();
    }

    @Test
    @Tag("P2")
    void a_file_is_kept_listed_removed_and_put_back() throws IOException {
        assertThat(add("offer <b>1.txt", "hello")).isTrue();
        page(viewer, deal, "");
        assertThat(text(_get(DealFilesPanel.class))).contains("offer <b>1.txt", "5 bytes");

        _click(button("Remove offer <b>1.txt"));
        assertThat(files().of(viewer, deal)).isEmpty();
        _click(button("Undo"));

        var entry = files().of(viewer, deal).getFirst();
        try (var content = files().open(files().find(viewer, entry.id()).orElseThrow())) {
            assertThat(new String(content.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("hello");
        }
    }

    @Test
    void an_empty_file_is_known_before_it_is_kept() throws IOException {
        try (var none = ComingFile.take(new ByteArrayInputStream(new byte[0]), 10);
                var some = ComingFile.take(new ByteArrayInputStream(new byte[1]), 10)) {
            assertThat(none.isEmpty()).isTrue();
            assertThat(some.isEmpty()).isFalse();
        }
    }

    @Test
    @Tag("X5")
    void a_file_of_a_deal_that_somebody_does_not_see_is_not_there() throws IOException {
        add("offer.txt", "hello");
        var entry = files().of(viewer, deal).getFirst().id();
        var other = company.only(company.ravi);

        assertThat(files().of(other, deal)).isEmpty();
        assertThat(files().find(other, entry)).isEmpty();
        assertThat(files().remove(other, entry, true)).isFalse();
        _assertNone(DealFilesPanel.class);
    }

    @Test
    void a_name_cannot_break_out_of_the_header() {
        assertThat(DealFileDownload.disposition("a\"; x\r\nSet-Cookie: y=1.txt"))
                .doesNotContain("\r", "\n").startsWith("attachment; filename=\"a__ x__Set-Cookie: y=1.txt\"");
    }

    @Test
    void a_file_above_the_limit_is_not_taken() {
        assertThatThrownBy(() -> ComingFile.take(new ByteArrayInputStream(new byte[100]), 99))
                .isInstanceOf(FileTooLarge.class);
    }
}
