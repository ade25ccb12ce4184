package io.saluran.ui.internal.field;

import io.saluran.ui.field.FieldEditor;
import java.util.List;
import java.util.stream.Stream;

/// The components for the built-in kinds of values, contributed in the way of bundles; text is typed without one.
public final class BuiltInEditors {

    private BuiltInEditors() {}

    public static List<FieldEditor> all() {
        return Stream.of(
                Stream.<FieldEditor>of(new TextEditor(), new DayEditor(), new TagsEditor()),
                Stream.of("whole", "decimal", "amount", "percent").<FieldEditor>map(NumberEditor::new),
                Stream.of("choice", "choices", "person", "yes-no").<FieldEditor>map(ChoiceEditor::new))
                .flatMap(each -> each).toList();
    }
}
