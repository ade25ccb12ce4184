package io.saluran.ui.internal.field;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldDefinition.Choice;
import io.saluran.platform.field.FieldType;
import io.saluran.platform.field.FieldValue;
import io.saluran.platform.field.FieldedRecord;
import io.saluran.platform.setting.Setting;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.testing.ShellCase;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P23")
class FieldsViewTest extends ShellCase {

    private static final FieldedRecord.Stage SCOPING = new FieldedRecord.Stage(UUID.randomUUID(), "Scoping");
    private static final FieldedRecord.Stage CLOSING = new FieldedRecord.Stage(UUID.randomUUID(), "Closing");

    /// Records of which all have one value.
    private record Things(String type, int order, FieldValue kept) implements FieldedRecord {
        @Override
        public String title() {
            return "fields.title";
        }

        @Override
        public List<Stage> stages() {
            return type.equals("deal") ? List.of(SCOPING, CLOSING) : List.of();
        }

        @Override
        public List<Stage> stagesAsking(String key) {
            return type.equals("deal") && key.equals("budget") ? List.of(CLOSING) : List.of();
        }

        @Override
        public Converted convert(String key, Function<FieldValue, Optional<FieldValue>> by) {
            return by.apply(kept).isPresent()
                    ? new Converted(1, 0, List.of())
                    : new Converted(0, 3, List.of(kept.plain()));
        }
    }

    private static final class Stars implements FieldType {
        static final Setting MOST = Setting.whole("field.decimals", 5, 3, 10);

        @Override
        public String key() {
            return "test.stars";
        }

        @Override
        public int order() {
            return 9_000;
        }

        @Override
        public FieldValue.Form form() {
            return FieldValue.Form.NUMBER;
        }

        @Override
        public List<Setting> options() {
            return List.of(MOST);
        }

        @Override
        public Reading read(String text, FieldDefinition field) {
            return Reading.of(new FieldValue.Decimal(new java.math.BigDecimal(text)));
        }

        @Override
        public String show(FieldValue value, FieldDefinition field, Locale locale) {
            return "*".repeat(Integer.parseInt(value.plain()));
        }
    }

    private FieldsView page() {
        offer(FieldedRecord.class, new Things("deal", 1, new FieldValue.Text("a few")));
        offer(FieldedRecord.class, new Things("account", 2, new FieldValue.Text("7")));
        return show(new FieldsView(viewer("Boss", "platform.settings.write"), host));
    }

    private static Button button(String label) {
        return _get(Button.class, spec -> spec.withPredicate(each -> each.isVisible()
                && label.equals(each.getAriaLabel().orElse(each.getText()))));
    }

    private static TextField field(String label) {
        return _get(TextField.class, spec -> spec.withPredicate(
                each -> Objects.equals(label, each.getLabel())));
    }

    private static Select<String> kind() {
        @SuppressWarnings({"unchecked", "rawtypes"}) // a box is looked up by its class
        Select<String> kind = _get(Select.class, spec -> spec.withLabel("Kind"));
        return kind;
    }

    private List<FieldDefinition> kept() {
        return host.fields().fields().of("deal");
    }

    private void add(String label, String type) {
        _click(button("Add field"));
        _setValue(field("Label"), label);
        _setValue(kind(), type);
        _click(button("Save"));
    }

    @Test
    void before_a_field_is_archived_the_stages_that_ask_for_it_are_named() {
        page();
        add("Budget", "text");
        _click(button("Archive Budget"));
        var dialog = _get(Dialog.class);
        assertThat(dialog.getElement().getTextRecursively()).contains("does not leave this stage without Budget",
                "Closing", "the same stages ask for it again").doesNotContain("Scoping");
        assertThat(kept()).hasSize(1);

        _click(button("Archive"));
        assertThat(kept()).isEmpty();
    }

    @Test
    void a_field_that_no_stage_asks_for_is_archived_at_once() {
        page();
        add("Colour", "text");
        _click(button("Archive Colour"));

        assertThat(kept()).isEmpty();
    }

    @Test
    void without_records_the_page_says_so() {
        show(new FieldsView(viewer("Boss", "platform.settings.write"), host));
        assertThat(_get(EmptyState.class).getElement().getTextRecursively()).contains("nothing to add fields to");
    }

    @Test
    void a_field_is_added_to_the_kind_of_record_that_is_shown() {
        page();
        assertThat(_find(Tab.class)).hasSize(2);
        _click(button("Add field"));
        _setValue(field("Label"), "Tender number");
        _setValue(field("Label in Malay"), "Nombor tender");
        _setValue(_get(Checkbox.class, spec -> spec.withPredicate(
                each -> each.getLabel().startsWith("A column"))), true);
        _click(button("Save"));

        assertThat(kept()).singleElement().satisfies(field -> {
            assertThat(field.key()).isEqualTo("tender_number");
            assertThat(field.type()).isEqualTo("text");
            assertThat(field.label(Locale.of("ms"))).isEqualTo("Nombor tender");
            assertThat(field.use().listed()).isTrue();
            assertThat(field.use().filtered()).isTrue();
        });
        assertThat(host.fields().fields().of("account")).isEmpty();
        assertThat(_find(Dialog.class)).isEmpty();
    }

    @Test
    void a_field_without_a_label_is_not_saved_and_the_dialog_stays() {
        page();
        _click(button("Add field"));
        _click(button("Save"));
        assertThat(field("Label").isInvalid()).isTrue();
        assertThat(kept()).isEmpty();
    }

    @Test
    void choices_are_written_one_a_line_and_one_that_is_taken_away_stays_for_those_who_have_it() {
        page();
        _click(button("Add field"));
        _setValue(field("Label"), "Tier");
        _setValue(kind(), "choice");
        var lines = _find(TextField.class, spec -> spec.withPredicate(
                each -> "Choice".equals(each.getAriaLabel().orElse(""))));
        _setValue(lines.getFirst(), "Gold");
        _setValue(lines.getLast(), "Silver");
        _click(button("Save"));
        assertThat(kept().getFirst().choices()).extracting(Choice::key).containsExactly("gold", "silver");

        _click(button("Edit Tier"));
        _click(button("Offer Gold no more"));
        _click(button("Save"));
        assertThat(kept().getFirst().choices()).containsExactly(new Choice("gold", "Gold", true),
                new Choice("silver", "Silver", false));
    }

    @Test
    void fields_change_places() {
        page();
        add("One", "text");
        add("Two", "date");
        assertThat(button("Move One up").isEnabled()).isFalse();
        _click(button("Move Two up"));
        assertThat(kept()).extracting(FieldDefinition::key).containsExactly("two", "one");
    }

    @Test
    void an_archived_field_comes_back_by_undo_or_from_the_archive() {
        page();
        add("One", "text");
        _click(button("Archive One"));
        assertThat(kept()).isEmpty();
        _click(_get(_find(Notification.class).getLast(), Button.class, spec -> spec.withText("Undo")));
        assertThat(kept()).hasSize(1);

        _click(button("Archive One"));
        _click(button("Restore One"));
        assertThat(kept()).hasSize(1);
    }

    @Test
    void a_kind_that_not_every_value_is_of_is_refused_and_says_how_many_and_which() {
        page();
        add("Seats", "text");
        _click(button("Edit Seats"));
        _setValue(kind(), "whole");
        _click(button("Save"));
        com.github.mvysny.kaributesting.v10.MockVaadin.clientRoundtrip(true);
        assertThat(_get(Dialog.class).getElement().getTextRecursively())
                .contains("3 records have values that would be none of this kind, for example: a few");
        assertThat(kept().getFirst().type()).isEqualTo("text");
    }

    @Test
    void the_kind_of_a_bundle_is_offered_with_its_options_while_the_bundle_runs() {
        page();
        var bundle = offer(FieldType.class, new Stars());
        _click(button("Add field"));
        _setValue(field("Label"), "Rating");
        _setValue(kind(), "test.stars");
        _setValue(_get(IntegerField.class), 7);
        _click(button("Save"));
        assertThat(kept().getFirst().options()).containsEntry("field.decimals", "7");

        bundle.unregister();
        var page = (FieldsView) UI.getCurrent().getChildren().filter(FieldsView.class::isInstance).findFirst()
                .orElseThrow();
        page.showFields();
        assertThat(page.getElement().getTextRecursively()).contains("is not running");
        _click(button("Edit Rating"));
        _setValue(field("Label"), "Stars");
        _click(button("Save"));
        assertThat(kept().getFirst()).satisfies(field -> {
            assertThat(field.label(Locale.ENGLISH)).isEqualTo("Stars");
            assertThat(field.type()).isEqualTo("test.stars");
            assertThat(field.options()).containsEntry("field.decimals", "7");
        });
    }

    @Test
    void it_speaks_malay() {
        speak(Locale.of("ms"));
        page();
        assertThat(button("Tambah medan").isEnabled()).isTrue();
    }
}
