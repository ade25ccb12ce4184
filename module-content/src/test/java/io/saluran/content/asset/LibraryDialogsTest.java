package io.saluran.content.asset;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.content.asset.AssetTypes.AssetType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C2")
class LibraryDialogsTest extends LibraryCase {

    private final List<UUID> added = new ArrayList<>();

    private static void press(String words) {
        _click(_get(Button.class, spec -> spec.withText(words)));
        MockVaadin.clientRoundtrip(true);
    }

    private static void fill(String label, String value) {
        _setValue(_get(TextField.class, spec -> spec.withLabel(label)), value);
    }

    private static Incoming incoming(String name, String content) throws IOException {
        return Incoming.take(name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    private UploadDialog upload() {
        var dialog = new UploadDialog(data.desk(data.marketer), added::addAll);
        dialog.open();
        MockVaadin.clientRoundtrip(true);
        return dialog;
    }

    @Test
    void several_files_are_put_right_and_published_in_one_go() throws IOException {
        var dialog = upload();
        var first = incoming("johor-latex_case-study_v2.txt", "eleven per cent less energy");
        dialog.show(first);
        dialog.show(incoming("tariff 2026.txt", "demand charge"));

        var rows = _find(IncomingRow.class);
        assertThat(rows).hasSize(2);
        var title = _get(rows.get(1), TextField.class);
        assertThat(title.getValue()).isEqualTo("Tariff 2026");
        _setValue(title, "What the tariff costs");
        press("Publish");

        assertThat(dialog.isOpened()).isFalse();
        assertThat(added).hasSize(2);
        assertThat(added.stream().map(data::row)).extracting(AssetRow::title, AssetRow::type, AssetRow::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Johor latex case study", "Case study", "published"),
                        org.assertj.core.groups.Tuple.tuple("What the tariff costs", "Article", "published"));
        assertThat(data.titles(data.rep, AssetFilter.NONE.with("eleven cent")))
                .containsExactly("Johor latex case study");
        assertThat(Files.exists(first.content())).as("the temporary file").isFalse();
    }

    @Test
    void a_file_that_was_dropped_by_mistake_is_taken_off_and_nothing_of_it_stays() throws IOException {
        var dialog = upload();
        var file = incoming("wrong.txt", "x");
        dialog.show(file);

        _click(_get(_get(IncomingRow.class), Button.class));

        _assertNone(IncomingRow.class);
        assertThat(Files.exists(file.content())).isFalse();
        assertThat(_get(Button.class, spec -> spec.withText("Publish")).isEnabled()).isFalse();
    }

    @Test
    void a_closed_dialog_leaves_no_temporary_file() throws IOException {
        var dialog = upload();
        var file = incoming("kept.txt", "x");
        dialog.show(file);

        dialog.close();
        MockVaadin.clientRoundtrip(true);

        assertThat(Files.exists(file.content())).isFalse();
        assertThat(data.titles(data.marketer, AssetFilter.NONE)).isEmpty();
    }

    @Test
    void a_file_without_a_title_is_marked_and_the_dialog_stays() throws IOException {
        var dialog = upload();
        dialog.show(incoming("a.txt", "x"));
        _setValue(_get(_get(IncomingRow.class), TextField.class), " ");

        press("Save as draft");

        assertThat(dialog.isOpened()).isTrue();
        assertThat(added).isEmpty();
        assertThat(_get(_get(IncomingRow.class), TextField.class).isInvalid()).isTrue();
    }

    @Test
    void a_link_is_checked_before_it_is_added() {
        new LinkDialog(data.desk(data.marketer), added::add).open();
        fill("Where the link leads", "javascript:alert(1)");
        fill("Title", "Payback");
        choose("Assessment");

        press("Save as draft");
        assertThat(added).isEmpty();
        fill("Where the link leads", "aliran.example/payback");
        press("Save as draft");

        assertThat(added).hasSize(1);
        var row = data.row(added.getFirst());
        assertThat(row.url()).isEqualTo("https://aliran.example/payback");
        assertThat(row.funnel()).isEqualTo("bottom");
        assertThat(row.state()).isEqualTo("draft");
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the box of types holds types
    private void choose(String type) {
        ComboBox<AssetType> box = _get(ComboBox.class, spec -> spec.withLabel("Type"));
        _setValue(box, data.types.named(type).orElseThrow());
    }

    @Test
    void a_change_is_saved_and_one_on_top_of_another_persons_is_asked_for_again() {
        var id = data.link(data.details("Before", "Article"));
        var seen = data.row(id);
        data.assets.edit(data.marketer, id, data.details("Meanwhile", "Article"), null, 1);
        var saved = new int[1];
        var dialog = new EditDialog(data.desk(data.marketer), seen, () -> saved[0]++);
        dialog.open();
        fill("Title", "Mine");

        press("Save");
        assertThat(dialog.isOpened()).isTrue();
        assertThat(text(dialog)).contains("Somebody else changed this content");
        assertThat(data.row(id).title()).isEqualTo("Meanwhile");
        press("Save");

        assertThat(data.row(id).title()).isEqualTo("Mine");
        assertThat(saved[0]).isEqualTo(1);
    }

    @Test
    void a_replaced_file_stands_among_the_earlier_ones_and_is_put_back() throws IOException {
        var id = data.file("Prices", "prices-2025.txt", "ten");
        var changed = new int[1];
        var dialog = new ReplaceDialog(data.desk(data.marketer), data.row(id), () -> changed[0]++);
        dialog.open();
        dialog.choose(incoming("wrong.txt", "wrong"));
        dialog.choose(incoming("prices-2026.txt", "twelve"));
        press("Replace file");

        assertThat(dialog.isOpened()).isFalse();
        assertThat(changed[0]).isEqualTo(1);
        assertThat(data.row(id).fileName()).isEqualTo("prices-2026.txt");

        open(data.marketer, new LibraryAddress(AssetFilter.NONE, null, false, id));
        _get(FormerFiles.class).setOpened(true);
        assertThat(text(_get(FormerFiles.class))).contains("prices-2025.txt", "by Nurul Syafiqah");
        press("Put back");
        assertThat(data.row(id).fileName()).isEqualTo("prices-2025.txt");
    }

    @Test
    void nothing_is_replaced_before_a_file_came_in_or_on_top_of_another_persons_change() throws IOException {
        var id = data.file("Prices", "a.txt", "ten");
        var dialog = new ReplaceDialog(data.desk(data.marketer), data.row(id), () -> {});
        dialog.open();
        assertThat(_get(Button.class, spec -> spec.withText("Replace file")).isEnabled()).isFalse();
        dialog.choose(incoming("b.txt", "twelve"));
        data.assets.edit(data.marketer, id, data.details("Prices", "White paper"), null, 1);

        press("Replace file");

        assertThat(dialog.isOpened()).isTrue();
        assertThat(text(dialog)).contains("Somebody else changed this content");
        assertThat(data.row(id).fileName()).isEqualTo("a.txt");
    }
}
