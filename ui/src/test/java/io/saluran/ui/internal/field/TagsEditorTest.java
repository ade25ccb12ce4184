package io.saluran.ui.internal.field;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.combobox.ComboBoxBase;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.customfield.CustomField;
import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldValue;
import io.saluran.platform.field.FieldValue.Several;
import io.saluran.platform.field.FieldedRecord;
import io.saluran.ui.testing.ShellCase;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P1")
class TagsEditorTest extends ShellCase {

    private static final FieldDefinition TAGS = new FieldDefinition(new UUID(0, 1), "deal", "tags", "tags", "saluran",
            Map.of("en", "Tags"), Map.of(), Map.of(), List.of(), FieldDefinition.Use.USUAL, false, 1);

    /// Records that hold two tags.
    private record Tagged() implements FieldedRecord {
        @Override
        public String type() {
            return "deal";
        }

        @Override
        public String title() {
            return "fields.title";
        }

        @Override
        public int order() {
            return 1;
        }

        @Override
        public List<String> known(String key, String typed, int most) {
            return Stream.of("Renewal", "Trade fair")
                    .filter(tag -> tag.toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT))).toList();
        }

        @Override
        public Converted convert(String key, Function<FieldValue, Optional<FieldValue>> by) {
            return new Converted(0, 0, List.of());
        }
    }

    private CustomField<FieldValue> typed(String words) {
        offer(FieldedRecord.class, new Tagged());
        var input = show(new TagsEditor().make(TAGS, viewer("Boss", "platform.settings.write")));
        MultiSelectComboBox<?> box = _get(MultiSelectComboBox.class);
        ComponentUtil.fireEvent(box, new ComboBoxBase.CustomValueSetEvent<>(box, true, words));
        return input;
    }

    @Test
    void a_tag_that_others_use_is_taken_as_they_wrote_it() {
        assertThat(typed("trade FAIR").getValue()).isEqualTo(new Several(List.of("Trade fair")));
    }

    @Test
    void what_nobody_uses_yet_is_a_new_tag_also_where_it_is_a_part_of_another() {
        assertThat(typed("fair; Expo, expo").getValue()).isEqualTo(new Several(List.of("Expo", "fair")));
    }
}
