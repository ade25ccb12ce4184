package io.saluran.pipeline.account;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.RouteConfiguration;
import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.DealBeginning;
import io.saluran.pipeline.merge.ChosenTwo;
import io.saluran.pipeline.merge.MergeDialog;
import io.saluran.pipeline.merge.MergesPanel;
import io.saluran.pipeline.record.OwnerChoices;
import io.saluran.pipeline.testing.PageCase;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P27")
class AccountMergeViewTest extends PageCase {

    private final UUID kept = company.account("Gemilang Sdn Bhd");
    private final UUID gone = company.account("Gemilang");

    @BeforeEach
    void make() {
        RouteConfiguration.forSessionScope().setRoute("accounts/:id", AccountListViewTest.Here.class);
        company.execute("update pipeline.account set industry = 'rubber' where id = ?", kept);
        company.execute("update pipeline.account set industry = 'latex' where id = ?", gone);
        sellers.deal("Pumps", gone, company.aminah, "100");
    }

    private AccountMerging merging(Viewer who) {
        return new AccountMerging(new AccountMerges(company.db, company.events, company.clock),
                new AccountList(company.db, company.fields), new AccountChoices(company.db, who), company.db,
                company.clock, who);
    }

    private AccountPageView page(Viewer who, UUID account) {
        UI.getCurrent().removeAll();
        return openRecord(new AccountPageView(new AccountList(company.db, company.fields),
                new AccountPage(company.db), new Accounts(company.db, company.events, company.clock),
                new AccountFacts.With(formats, new AccountChoices(company.db, who), new OwnerChoices(company.db, who),
                        who),
                DealBeginning.of(company, formats, who), merging(who), company.events, who), account);
    }

    private static Button button(String label) {
        return _get(Button.class, spec -> spec.withPredicate(each -> Objects.equals(label,
                each.getElement().getAttribute("aria-label") == null
                        ? each.getText()
                        : each.getElement().getAttribute("aria-label"))));
    }

    private @Nullable String of(UUID account, String column) {
        return company.value("select " + column + "::text from pipeline.account where id = ?", account);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the field that both have
    private static RadioButtonGroup<Boolean> industry() {
        return _get(_get(MergeDialog.class), RadioButtonGroup.class, spec -> spec.withLabel("Industry"));
    }

    @Test
    void from_its_page_an_account_is_merged_with_one_like_it_and_apart_again() {
        page(viewer, kept);
        _click(button("Merge"));
        _click(_get(_get(MergeDialog.class), Button.class, spec -> spec.withText("Gemilang")));
        assertThat(_get(MergeDialog.class).getElement().getTextRecursively()).contains("Gemilang goes.", "1 deal");
        _setValue(industry(), true);
        _click(_get(_get(MergeDialog.class), Button.class, spec -> spec.withText("Merge")));

        assertThat(told()).anySatisfy(words -> assertThat(words).contains("Gemilang is now part of Gemilang Sdn Bhd."));
        assertThat(of(kept, "industry")).isEqualTo("latex");

        page(viewer, kept);
        assertThat(_get(MergesPanel.class).getElement().getTextRecursively()).contains("Gemilang, by");
        _click(button("Take the merge of Gemilang back"));
        assertThat(told()).anySatisfy(words -> assertThat(words).contains("They are two accounts again."));
        assertThat(of(gone, "deleted_at")).isNull();
        assertThat(of(kept, "industry")).isEqualTo("rubber");
    }

    @Test
    void an_account_that_may_be_here_twice_is_pointed_out_on_its_page() {
        page(viewer, kept);
        assertThat(_get(MergesPanel.class).getElement().getTextRecursively()).contains("may be here twice");
        _click(button("Merge with Gemilang"));
        assertThat(_get(MergeDialog.class).getElement().getTextRecursively()).contains("Gemilang goes.");

        UI.getCurrent().removeAll();
        page(viewer, company.account);
        assertThat(_get(MergesPanel.class).getElement().getTextRecursively()).doesNotContain("may be here twice");
    }

    @Test
    void the_other_one_can_stay() {
        page(viewer, kept);
        _click(button("Merge"));
        _click(_get(_get(MergeDialog.class), Button.class, spec -> spec.withText("Gemilang")));
        @SuppressWarnings({"unchecked", "rawtypes"})
        RadioButtonGroup<UUID> stays = _get(_get(MergeDialog.class), RadioButtonGroup.class,
                spec -> spec.withLabel("Which one stays?"));
        _setValue(stays, gone);
        _click(_get(_get(MergeDialog.class), Button.class, spec -> spec.withText("Merge")));

        assertThat(of(kept, "merged_into_id")).isEqualTo(gone.toString());
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"}) // the one grid of the page
    void two_that_are_chosen_in_the_list_are_merged() {
        open(new AccountListView(new AccountList(company.db, company.fields), new AccountChoices(company.db, viewer),
                new OwnerChoices(company.db, viewer), new Accounts(company.db, company.events, company.clock),
                merging(viewer), formats, company.events, viewer), "accounts");
        Grid<AccountList.Row> grid = _get(Grid.class);
        assertThat(_find(ChosenTwo.class)).isEmpty();
        var rows = GridKt._findAll(grid).stream().filter(row -> row.name().startsWith("Gemilang")).toList();
        grid.asMultiSelect().select(rows.getFirst());
        assertThat(_get(_get(ChosenTwo.class), Button.class, spec -> spec.withText("Merge")).isEnabled())
                .isFalse();

        grid.asMultiSelect().select(rows.getLast());
        _click(_get(_get(ChosenTwo.class), Button.class, spec -> spec.withText("Merge")));
        _click(_get(_get(MergeDialog.class), Button.class, spec -> spec.withText("Merge")));

        assertThat(company.value("select count(*) from pipeline.account where merged_into_id is not null"))
                .isEqualTo("1");
    }

    @Test
    void who_may_not_delete_is_not_offered_to_merge() {
        page(sellers.looker(), kept);
        assertThat(_find(Button.class, spec -> spec.withPredicate(each -> "Merge".equals(
                each.getElement().getAttribute("aria-label"))))).isEmpty();
    }
}
