package io.saluran.pipeline.contact;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.RouteConfiguration;
import io.saluran.db.Viewer;
import io.saluran.pipeline.account.AccountChoices;
import io.saluran.pipeline.deal.DealBeginning;
import io.saluran.pipeline.merge.ChosenTwo;
import io.saluran.pipeline.merge.MergeDialog;
import io.saluran.pipeline.merge.MergesPanel;
import io.saluran.pipeline.record.Choice;
import io.saluran.pipeline.record.OwnerChoices;
import io.saluran.pipeline.testing.PageCase;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P27")
class ContactMergeViewTest extends PageCase {

    private final Contacts contacts = new Contacts(company.db, company.events, company.clock);
    private final UUID kept = company.contact("Nurul Syafiqah", company.account);
    private final UUID gone = company.contact("Nurul  Syafiqah", company.account);

    @BeforeEach
    void make() {
        RouteConfiguration.forSessionScope().setRoute("contacts/:id", ContactViewsTest.Here.class);
        company.execute("update pipeline.contact set title = 'Manager' where id = ?", kept);
        company.execute("update pipeline.contact set title = 'Head of plant' where id = ?", gone);
        company.execute("insert into pipeline.deal_contact (deal_id, contact_id, role) values (?, ?, 'champion')",
                sellers.deal("Pumps", company.account, company.aminah, "100"), gone);
    }

    private ContactMerging merging(Viewer who) {
        return new ContactMerging(new ContactMerges(company.db, company.events, company.clock),
                new ContactList(company.db, company.fields), new ContactChoices(company.db, who), company.db,
                company.clock, who);
    }

    private void page(Viewer who, UUID contact) {
        UI.getCurrent().removeAll();
        openRecord(new ContactPageView(new ContactList(company.db, company.fields), new ContactPage(company.db),
                contacts, new ContactFacts.With(formats, new AccountChoices(company.db, who),
                        new OwnerChoices(company.db, who), who),
                DealBeginning.of(company, formats, who), merging(who), company.events, who), contact);
    }

    private static Button button(String label) {
        return _get(Button.class, spec -> spec.withPredicate(each -> Objects.equals(label,
                each.getElement().getAttribute("aria-label"))));
    }

    private static Button merge() {
        return _get(_get(MergeDialog.class), Button.class, spec -> spec.withText("Merge"));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the one box of the dialog
    private static ComboBox<Choice> with() {
        return _get(_get(MergeDialog.class), ComboBox.class);
    }

    private @Nullable String of(UUID contact, String column) {
        return company.value("select " + column + "::text from pipeline.contact where id = ?", contact);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the field that both have
    private static RadioButtonGroup<Boolean> title() {
        return _get(_get(MergeDialog.class), RadioButtonGroup.class, spec -> spec.withLabel("Title"));
    }

    @Test
    void one_that_may_be_here_twice_is_pointed_out_merged_and_apart_again() {
        page(viewer, kept);
        assertThat(_get(MergesPanel.class).getElement().getTextRecursively()).contains("may be here twice");
        _click(button("Merge with Nurul  Syafiqah · Kedai Ali"));
        assertThat(_get(MergeDialog.class).getElement().getTextRecursively()).contains("takes part in the 1 deal");
        _setValue(title(), true);
        _click(merge());
        assertThat(of(kept, "title")).isEqualTo("Head of plant");
        assertThat(of(gone, "merged_into_id")).isEqualTo(kept.toString());

        page(viewer, kept);
        assertThat(_get(MergesPanel.class).getElement().getTextRecursively()).doesNotContain("twice");
        assertThat(_get(ContactPageView.class).getElement().getTextRecursively())
                .contains("Nurul  Syafiqah was merged into this one · Aminah binti Ali");
        _click(button("Take the merge of Nurul  Syafiqah back"));
        assertThat(told()).anySatisfy(words -> assertThat(words).contains("They are two contacts again."));
        assertThat(of(kept, "title")).isEqualTo("Manager");
        assertThat(of(gone, "deleted_at")).isNull();
    }

    @Test
    void from_its_page_a_contact_is_merged_with_any_other() {
        var lim = company.contact("Lim Kok Wai", company.account("Warung Siti"));
        page(viewer, lim);
        assertThat(_get(MergesPanel.class).getElement().getTextRecursively()).doesNotContain("twice");
        _click(button("Merge"));
        assertThat(merge().isEnabled()).isFalse();
        assertThat(_get(MergeDialog.class).getElement().getTextRecursively()).doesNotContain("May be the same");

        _setValue(with(), new Choice(lim, "Lim Kok Wai"));
        assertThat(with().isInvalid()).isTrue();
        assertThat(merge().isEnabled()).isFalse();
        _setValue(with(), new Choice(kept, "Nurul Syafiqah"));
        assertThat(with().isInvalid()).isFalse();
        assertThat(merge().isEnabled()).isTrue();
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"}) // the one grid of the page
    void two_that_are_chosen_in_the_list_are_merged() {
        open(new ContactListView(new ContactList(company.db, company.fields), new AccountChoices(company.db, viewer),
                new OwnerChoices(company.db, viewer), contacts, merging(viewer), company.events, viewer), "contacts");
        Grid<ContactList.Row> grid = _get(Grid.class);
        var rows = GridKt._findAll(grid);
        grid.asMultiSelect().select(rows.getFirst());
        var act = _get(_get(ChosenTwo.class), Button.class, spec -> spec.withText("Merge"));
        assertThat(act.isEnabled()).isFalse();

        grid.asMultiSelect().select(rows.getLast());
        _click(act);
        _click(merge());

        assertThat(company.value("select count(*) from pipeline.contact where merged_into_id is not null"))
                .isEqualTo("1");
    }

    @Test
    @Tag("X5")
    void who_may_not_delete_is_not_offered_to_merge() {
        page(sellers.looker(), kept);
        assertThat(_find(Button.class, spec -> spec.withPredicate(each -> "Merge".equals(
                each.getElement().getAttribute("aria-label"))))).isEmpty();
        assertThat(_get(MergesPanel.class).getElement().getTextRecursively()).doesNotContain("twice");
    }
}
