package io.saluran.pipeline.field;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Span;
import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Several short texts side by side, each on its own ground: tags, and what was chosen of several.
public final class ShortTexts extends Span {

    private static final long serialVersionUID = 1;

    public ShortTexts(List<String> texts) {
        addClassName("s-short-texts");
        for (var text : texts) {
            // So that they are also read, found and copied as words apart.
            add(new Span(text), new Text(" "));
        }
    }

    /// What a field of several texts holds, as people call it; empty for every other value.
    public static List<String> of(FieldDefinition field, @Nullable FieldValue value) {
        return value instanceof FieldValue.Several(var texts)
                ? texts.stream().map(field::choice).toList()
                : List.of();
    }
}
