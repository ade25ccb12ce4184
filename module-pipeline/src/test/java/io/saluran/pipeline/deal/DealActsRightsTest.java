package io.saluran.pipeline.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.pipeline.deal.Deals.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Ravi sees his own deals and may do everything with them; Aminah's he neither reads nor changes, by no act by which
/// many deals, a former state, a file or a comparison is reached.
@Tag("X5")
class DealActsRightsTest extends DealUiCase {

    private static final LocalDate DAY = LocalDate.of(2027, 1, 1);
    private static final String[] EVERYTHING = {DealPermissions.READ, DealPermissions.WRITE, DealPermissions.DELETE};

    private final Viewer owner = company.viewer(company.aminah, new Visibility.All(), EVERYTHING);
    private final Viewer other = company.viewer(company.ravi, new Visibility.Owners(Set.of(company.ravi)), EVERYTHING);
    private UUID deal = new UUID(0, 0);
    private UUID own = new UUID(0, 0);

    @BeforeEach
    void make() {
        deal = begin(owner, "Secret pumps");
        own = begin(other, "Valves");
    }

    private UUID begin(Viewer viewer, String name) {
        return deals.create(viewer, new Deals.NewDeal(name, company.stages().getFirst().id(), company.account, null,
                company.product, null, null));
    }

    private String state() {
        return String.valueOf(company.value("select t::text from pipeline.deal t where id = ?", deal));
    }

    private static BulkChange change() {
        return new BulkEdited<>(new DealEdit<>(DealField.CLOSES_ON, DAY));
    }

    @Test
    void many_at_once() {
        var before = state();
        var bulk = deals.bulk();

        assertThat(bulk.preview(other, List.of(deal, own), change())).isEqualTo(new BulkEdit.Effect(1, Map.of(), 1));
        for (var change : List.of(change(), new BulkMoved(company.stages().getLast().id()),
                new BulkDeleted())) {
            bulk.change(other, List.of(deal, own), change);
            assertThat(state()).as(change.toString()).isEqualTo(before);
        }
    }

    @Test
    void what_many_changed_taken_back_by_another_or_after_it_was_handed_over() {
        var bulk = deals.bulk();
        var done = (BulkEdit.Outcome.Done) bulk.change(owner, List.of(deal), change());
        var changed = state();

        assertThat(bulk.takeBack(other, done)).isEqualTo(new BulkEdit.TakenBack(0, 0, List.of()));
        assertThat(state()).isEqualTo(changed);

        var his = (BulkEdit.Outcome.Done) bulk.change(other, List.of(own), change());
        company.execute("update pipeline.deal set owner_id = ? where id = ?", company.aminah, own);
        // Counted, and not named.
        assertThat(bulk.takeBack(other, his)).isEqualTo(new BulkEdit.TakenBack(0, 1, List.of()));
        assertThat(company.value("select closes_on::text from pipeline.deal where id = ?", own))
                .isEqualTo(DAY.toString());
    }

    @Test
    void a_move_taken_back() {
        var undo = deals.takeBack();
        var before = undo.standing(owner, deal).orElseThrow();
        deals.move(owner, deal, company.stages().getLast().id(), 1);
        var after = undo.standing(owner, deal).orElseThrow();
        var moved = state();

        assertThat(undo.standing(other, deal)).isEmpty();
        assertThat(undo.to(other, deal, before, after)).isEqualTo(new Outcome.Overtaken());
        assertThat(state()).isEqualTo(moved);
    }

    @Test
    void deleted_and_restored() {
        assertThat(deals.delete(other, deal, 1)).isEqualTo(new Outcome.Overtaken());
        deals.delete(owner, deal, 1);
        var deleted = state();

        assertThat(deals.restore(other, deal)).isNotInstanceOf(Outcome.Done.class);
        assertThat(state()).isEqualTo(deleted);
    }

    @Test
    void as_it_was_on_a_day() {
        assertThat(new DealAsOf(company.db).of(owner, deal, DAY)).isPresent();
        assertThat(new DealAsOf(company.db).of(other, deal, DAY)).isEmpty();
    }

    @Test
    void among_the_deals_it_is_compared_with() {
        deals.close(owner, deal, true, company.reason("won"), 1);
        var compare = new DealCompare(company.db, company.clock);
        var facts = new DealPage(company.db).of(other, own).orElseThrow();

        assertThat(compare.of(owner, facts).deals()).isEqualTo(1);
        assertThat(compare.of(other, facts).deals()).isZero();
    }

    private static ByteArrayInputStream words(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_file_of_it() throws IOException {
        assertThat(files().add(owner, deal, "secret.txt", "text/plain", words("x"))).isPresent();
        var entry = files().of(owner, deal).getFirst().id();

        assertThat(files().of(other, deal)).isEmpty();
        assertThat(files().find(other, entry)).isEmpty();
        assertThat(files().remove(other, entry, true)).isFalse();
        assertThat(files().add(other, deal, "mine.txt", "text/plain", words("y"))).isEmpty();
        assertThat(files().find(owner, entry)).isPresent();
    }

    @Test
    void comments_and_who_is_told() {
        var comments = talk().comments();
        assertThat(comments.say(owner, deal, "Between us")).isPresent();
        var comment = new DealTimeline(company.db).page(owner, deal, DealTimeline.Narrow.NOT, null).getFirst().id();

        assertThat(comments.say(other, deal, "I was here")).isEmpty();
        assertThat(comments.edit(other, comment, "Not so")).isFalse();
        assertThat(comments.delete(other, comment)).isFalse();
        assertThat(comments.restore(other, comment)).isFalse();
        assertThat(comments.mentionable(other, deal, "a")).isEmpty();
        assertThat(told.people).isEmpty();
        assertThat(company.value("select text from pipeline.deal_comment")).isEqualTo("Between us");
    }

    @Test
    void an_open_board_that_hears_of_it() {
        var board = board(other, "");
        deals.edit(owner, deal, DealField.NAME, "Secret valves", 1);

        assertThat(board.getElement().getOuterHTML()).doesNotContain("Secret");
    }
}
