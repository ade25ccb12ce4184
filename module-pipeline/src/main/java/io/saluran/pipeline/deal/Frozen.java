package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasEnabled;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.upload.Upload;
import java.util.ArrayList;
import java.util.List;

/// Parts of a page in which nothing can be changed for now. What stands in their fields stays, and can be read and copied,
/// which it could not if they were switched off.
final class Frozen {

    private final List<Runnable> thaws = new ArrayList<>();

    /// A part with all that is in it now.
    void freeze(Component part) {
        switch (part) {
            // in the browser alone: what was typed a moment ago is still on its way, and the server would send it back
            case TextArea text -> {
                text.getElement().executeJs("this.readonly = true");
                thaws.add(() -> text.getElement().executeJs("this.readonly = false"));
            }
            case HasValue<?, ?> field when !field.isReadOnly() -> {
                field.setReadOnly(true);
                thaws.add(() -> field.setReadOnly(false));
            }
            case Button button -> switchOff(button);
            case NativeButton button -> switchOff(button);
            case Upload upload -> switchOff(upload);
            default -> {
            }
        }
        part.getChildren().forEach(this::freeze);
    }

    private void switchOff(HasEnabled control) {
        if (control.isEnabled()) {
            control.setEnabled(false);
            thaws.add(() -> control.setEnabled(true));
        }
    }

    void thaw() {
        thaws.forEach(Runnable::run);
        thaws.clear();
    }
}
