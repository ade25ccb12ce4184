package io.saluran.pipeline.bin;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.pipeline.account.Accounts;
import io.saluran.pipeline.bin.Bin.Entry;
import io.saluran.pipeline.deal.Deals;
import io.saluran.pipeline.record.NotPermitted;
import io.saluran.pipeline.stage.PipelineChanges;
import io.saluran.pipeline.testing.Company;
import io.saluran.pipeline.testing.PipelinePage;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X4")
class BinTest extends PipelinePage {

    private static final String[] RIGHTS = {"pipeline.deal.read", "pipeline.deal.write", "pipeline.deal.delete",
            "pipeline.account.write", "pipeline.account.delete", "pipeline.contact.delete", BinPermissions.OPEN};

    private final Deals deals = new Deals(company.db, company.events, company.clock);
    private final Accounts accounts = new Accounts(company.db, company.events, company.clock);
    private final Bin bin = new Bin(company.db);
    private final BinActs acts = new BinActs(company.db, new NoFiles(), company.events, company.clock);
    private final Viewer viewer = company.viewer(company.aminah, new Visibility.All(), RIGHTS);
    private final Viewer manager = company.viewer(company.ravi, new Visibility.All(), java.util.stream.Stream
            .concat(java.util.Arrays.stream(RIGHTS), java.util.stream.Stream.of(BinPermissions.PURGE))
            .toArray(String[]::new));

    private UUID deleted(String name) {
        var id = deals.create(viewer, new Deals.NewDeal(name, company.stages().getFirst().id(), company.account, null,
                null, null, null));
        deals.delete(viewer, id, 1);
        return id;
    }

    private List<Entry> all() {
        return bin.rows(viewer, "", 0, 50);
    }

    private static Button button(String label) {
        return _get(Button.class, spec -> spec.withText(label));
    }

    @Test
    void it_says_what_was_deleted_by_whom_and_when() {
        deleted("Pump");
        accounts.delete(viewer, company.account, 1);

        assertThat(all()).extracting(Entry::type, Entry::name, Entry::by)
                .containsExactlyInAnyOrder(org.assertj.core.groups.Tuple.tuple("deal", "Pump", "Aminah binti Ali"),
                        org.assertj.core.groups.Tuple.tuple("account", "Kedai Ali", "Aminah binti Ali"));
        assertThat(all().getFirst().deletedAt()).isEqualTo(Company.NOW);
        assertThat(all().getFirst().daysLeft(Company.NOW.plus(Duration.ofDays(29)), ZoneOffset.UTC)).isEqualTo(1);
        assertThat(all().getFirst().daysLeft(Company.NOW.plusSeconds(60), ZoneOffset.UTC)).isEqualTo(30);
        assertThat(bin.rows(viewer, "kedai", 0, 50)).hasSize(1);
    }

    @Test
    @Tag("X5")
    void nobody_finds_there_what_they_do_not_see_or_may_not_delete() {
        deleted("Pump");
        var ravi = company.viewer(company.ravi, new Visibility.Owners(java.util.Set.of(company.ravi)), RIGHTS);

        assertThat(bin.rows(ravi, "", 0, 50)).isEmpty();
        assertThat(bin.rows(company.viewer(company.aminah, new Visibility.All(), BinPermissions.OPEN), "", 0, 50))
                .isEmpty();
        var foreign = company.viewer(company.ravi, new Visibility.Owners(java.util.Set.of(company.ravi)),
                "pipeline.deal.delete", BinPermissions.PURGE);
        assertThat(acts.purge(foreign, all())).isZero();
        assertThatThrownBy(() -> acts.purge(viewer, all())).isInstanceOf(NotPermitted.class);
    }

    @Test
    void a_deal_is_deleted_for_good_with_its_parts_and_history() {
        var deal = deleted("Pump");
        company.execute("insert into pipeline.line_item (id, deal_id, name, position) values (?, ?, 'Valve', 1)",
                UUID.randomUUID(), deal);
        var stays = deals.create(viewer, new Deals.NewDeal("Stays", company.stages().getFirst().id(), null, null, null,
                null, null));

        assertThat(acts.purge(manager, all())).isEqualTo(1);

        assertThat(company.value("select string_agg(id::text, ',') from pipeline.deal")).isEqualTo(stays.toString());
        assertThat(company.value("select count(*) from pipeline.line_item")).isEqualTo("0");
        assertThat(company.value("select count(*) from pipeline.record_change where record_id = ?", deal))
                .isEqualTo("0");
    }

    @Test
    void an_account_that_goes_for_good_leaves_its_deals_without_one() {
        var deal = deals.create(viewer, new Deals.NewDeal("Pump", company.stages().getFirst().id(), company.account,
                null, null, null, null));
        accounts.delete(viewer, company.account, 1);

        assertThat(acts.purge(manager, all())).isEqualTo(1);

        assertThat(company.value("select account_id from pipeline.deal where id = ?", deal)).isNull();
    }

    @Test
    void after_30_days_it_is_emptied_and_not_a_day_before() {
        deleted("Pump");
        var almost = Clock.offset(company.clock, Duration.ofDays(30));
        var over = Clock.offset(company.clock, Duration.ofDays(30).plusSeconds(1));

        new BinJob(company.db, new NoFiles(), almost).empty();
        assertThat(all()).hasSize(1);
        new BinJob(company.db, new NoFiles(), over).empty();
        assertThat(all()).isEmpty();
    }

    private BinView page(Viewer who) {
        return show(new BinView(bin, acts, formats, company.clock, who));
    }

    @SuppressWarnings("unchecked")
    private static Grid<Entry> grid() {
        return _get(Grid.class);
    }

    @Test
    @Tag("P27")
    void what_was_merged_stays_out_of_the_bin_as_the_way_to_the_one_that_stayed() {
        var kept = company.contact("Nurul Syafiqah", company.account);
        var gone = company.contact("Nurul S.", company.account);
        company.execute("""
                update pipeline.contact set merged_into_id = ?, deleted_at = timestamptz '2020-01-01' where id = ?""",
                kept, gone);

        new BinJob(company.db, new NoFiles(), company.clock).empty();
        assertThat(company.value("select count(*) from pipeline.contact where id = ?", gone)).isEqualTo("1");
        assertThat(bin.rows(viewer, "Nurul", 0, 10)).isEmpty();

        company.execute("delete from pipeline.contact where id = ?", kept);
        new BinJob(company.db, new NoFiles(), company.clock).empty();
        assertThat(company.value("select count(*) from pipeline.contact where id = ?", gone)).isEqualTo("0");
    }

    @Test
    void the_page_restores_what_is_chosen() {
        var pump = deleted("Pump");
        deleted("Valve");
        page(viewer);
        assertThat(button("Restore").isEnabled()).isFalse();

        grid().select(all().stream().filter(each -> each.name().equals("Pump")).findFirst().orElseThrow());
        _click(button("Restore"));

        assertThat(company.value("select deleted_at from pipeline.deal where id = ?", pump)).isNull();
        assertThat(told()).anyMatch(note -> note.contains("1 record is restored."));
        assertThat(all()).extracting(Entry::name).containsExactly("Valve");
    }

    @Test
    void the_page_searches_and_says_when_nothing_is_there() {
        var view = page(viewer);
        assertThat(view.getElement().getTextRecursively()).contains("Nothing that you deleted");
        deleted("Pump");
        deleted("Valve");

        _setValue(_get(TextField.class), "valve");

        assertThat(GridKt._size(grid())).isEqualTo(1);
    }

    @Test
    void who_may_deletes_for_good_after_one_question() {
        deleted("Pump");
        page(manager);
        grid().select(all().getFirst());

        _click(button("Delete for good"));
        _click(_get(_get(Dialog.class), Button.class, spec -> spec.withText("Delete for good")));

        assertThat(all()).isEmpty();
    }

    @Test
    @Tag("P3")
    void a_deal_whose_pipeline_was_archived_asks_where_it_goes() {
        var deal = deleted("Pump");
        var former = company.stages().getFirst().pipeline();
        var changes = new PipelineChanges(company.db, company.events, company.clock);
        changes.addPipeline(company.all(), "Second");
        assertThat(changes.removePipeline(company.all(), former, null))
                .isInstanceOf(PipelineChanges.Outcome.Done.class);
        assertThat(deals.restore(viewer, deal)).isEqualTo(new Deals.Outcome.Refused(Deals.Refusal.NO_PLACE));
        page(viewer);
        grid().select(all().getFirst());
        _click(button("Restore"));
        var dialog = _get(Dialog.class);
        @SuppressWarnings("unchecked")
        Select<Object> to = _get(dialog, Select.class);
        to.setValue(to.getListDataView().getItem(1));
        _click(_get(dialog, Button.class, spec -> spec.withText("Restore")));

        assertThat(all()).isEmpty();
        assertThat(company.value("""
                select stage.name || pipeline.name from pipeline.deal join pipeline.stage on stage.id = deal.stage_id
                  join pipeline.pipeline on pipeline.id = deal.pipeline_id where deal.id = ?""", deal))
                .isEqualTo("ScopingSecond");
        assertThat(company.value("select new_value from pipeline.record_change where field = 'pipeline'"))
                .isEqualTo("Second");
    }
}
