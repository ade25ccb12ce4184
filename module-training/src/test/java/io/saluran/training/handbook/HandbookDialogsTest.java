package io.saluran.training.handbook;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.platform.people.Person;
import io.saluran.training.handbook.Pages.Edit;
import io.saluran.training.handbook.Pages.NewPage;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("T1")
class HandbookDialogsTest extends HandbookViewCase {

    private final List<String> done = new ArrayList<>();

    private void opened(com.vaadin.flow.component.dialog.Dialog dialog) {
        dialog.open();
        MockVaadin.clientRoundtrip(true);
    }

    private void noted() {
        done.add("done");
    }

    private static List<String> marked(String tag) {
        return _find(HtmlComponent.class).stream().map(HtmlComponent::getElement)
                .filter(element -> element.getTag().equals(tag)).map(element -> element.getText()).toList();
    }

    @Test
    void versions_show_word_by_word_what_each_changed() {
        var page = data.page("Pricing", "A discount needs a reason.");
        data.pages.edit(data.writer, page.id(), new Edit("Pricing", "A discount needs a good reason.", "Stricter"), 1);
        opened(new VersionsDialog(desk(data.reader), data.sheet("pricing"), this::noted));

        assertThat(_get(H3.class).getText()).isEqualTo("Version 2 against version 1");
        assertThat(String.join("", marked("ins"))).contains("good");
        assertThat(marked("del")).isEmpty();
        assertThat(_find(NativeButton.class)).hasSize(2).first().satisfies(row -> assertThat(words(row)).contains(
                "Version 2", "Aisyah Rahman", "Stricter"));
    }

    @Test
    void a_writer_takes_an_old_version_back_and_a_reader_cannot() {
        var page = data.page("Pricing", "First words");
        data.pages.edit(data.writer, page.id(), new Edit("Pricing", "Second words", null), 1);
        opened(new VersionsDialog(desk(data.reader), data.sheet("pricing"), this::noted));
        _click(_find(NativeButton.class).get(1));
        assertThat(_find(Button.class, spec -> spec.withText("Restore version 1"))).isEmpty();
        press("Close");

        opened(new VersionsDialog(desk(data.writer), data.sheet("pricing"), this::noted));
        _click(_find(NativeButton.class).get(1));
        press("Restore version 1");

        assertThat(data.sheet("pricing").body()).isEqualTo("First words");
        assertThat(data.sheet("pricing").number()).isEqualTo(3);
        assertThat(done).containsExactly("done");
        _assertNone(VersionsDialog.class);
    }

    @Test
    void a_restore_that_somebody_overtook_does_nothing_and_says_so() {
        var page = data.page("Pricing", "First words");
        data.pages.edit(data.writer, page.id(), new Edit("Pricing", "Second words", null), 1);
        opened(new VersionsDialog(desk(data.writer), data.sheet("pricing"), this::noted));
        data.pages.edit(data.writer, page.id(), new Edit("Pricing", "Third words", null), 2);

        _click(_find(NativeButton.class).get(1));
        press("Restore version 1");

        assertThat(data.sheet("pricing").body()).isEqualTo("Third words");
        assertThat(said()).contains("changed by someone else");
    }

    @Test
    void a_page_moves_below_another_and_never_below_itself() {
        var chapter = data.page("Selling", "");
        var page = data.page("Pricing", "Words");
        data.pages.create(data.writer, new NewPage("Discounts", page.id(), "en", ""));
        opened(new MoveDialog(desk(data.writer), data.sheet("pricing"), this::noted));
        var parent = _get(ParentField.class);
        assertThat(parent.getListDataView().getItems().map(ParentField.Place::path)).containsExactly(
                "Top of the handbook", "Selling");

        _setValue(parent,
                parent.getListDataView().getItems().filter(place -> place.path().equals("Selling")).findFirst()
                        .orElseThrow());
        press("Move");

        assertThat(data.sheet("pricing").parent()).isEqualTo(chapter.id());
        assertThat(said()).contains("“Pricing” was moved.");
    }

    @Test
    void details_say_who_keeps_a_page_until_when_and_for_which_stage() {
        data.page("Pricing", "Words");
        opened(new DetailsDialog(desk(data.writer), data.sheet("pricing"), this::noted));
        @SuppressWarnings("unchecked") // of people
        var owner = (ComboBox<Person>) _find(ComboBox.class).getFirst();
        _setValue(owner,
                owner.getListDataView().getItems().filter(each -> each.name().equals("Lim Kok Wai")).findFirst()
                        .orElseThrow());
        _setValue(_find(DatePicker.class).getFirst(), LocalDate.of(2027, 3, 1));
        _setValue(_get(TextField.class), " Scoping ");
        press("Save");

        assertThat(data.sheet("pricing")).satisfies(sheet -> {
            assertThat(sheet.ownerName()).isEqualTo("Lim Kok Wai");
            assertThat(sheet.verifiedUntil()).isEqualTo("2027-03-01");
            assertThat(sheet.stageName()).isEqualTo("Scoping");
        });
    }

    @Test
    void a_folder_becomes_pages_and_closes_the_dialog() throws IOException {
        var dialog = new ImportDialog(desk(data.writer), this::noted);
        opened(dialog);
        dialog.take(MarkdownFolderTest.zipBytes("sales/index.md", "# Sales", "sales/calls.md", "# Calls\nListen."));

        assertThat(said()).contains("2 pages added.");
        assertThat(data.sheet("calls").parent()).isEqualTo(data.sheet("sales").id());
        assertThat(done).containsExactly("done");
        assertThat(dialog.isOpened()).isFalse();
    }

    @Test
    void the_box_for_the_folder_speaks_the_language_of_the_person() {
        speak(java.util.Locale.of("ms"));
        opened(new ImportDialog(desk(data.writer), this::noted));

        assertThat(_find(Button.class, spec -> spec.withText("Pilih fail .zip"))).hasSize(1);
    }

    @Test
    void what_is_no_zip_is_refused_in_words_and_adds_nothing() {
        var dialog = new ImportDialog(desk(data.writer), this::noted);
        opened(dialog);
        dialog.take("no zip".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(words(dialog)).doesNotContain("!handbook");
        assertThat(_find(Div.class, spec -> spec.withClasses("s-callout")))
                .singleElement().satisfies(problem -> assertThat(problem.getText()).contains("Nothing was added"));
        assertThat(data.handbook.tree(data.reader)).isEmpty();
        assertThat(done).isEmpty();
    }

    @Test
    void every_reason_to_refuse_a_folder_has_its_words() {
        for (var reason : MarkdownFolder.Reason.values()) {
            assertThat(io.saluran.ui.testing.ClassPathTexts.catalogue().knows(ImportDialog.key(reason)))
                    .as(reason.name()).isTrue();
        }
    }
}
