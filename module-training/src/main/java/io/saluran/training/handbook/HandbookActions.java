package io.saluran.training.handbook;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import io.saluran.ui.component.Lucide;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a writer does from anywhere in the handbook.
final class HandbookActions {

    private HandbookActions() {}

    /// @param parent below which the page is offered to be; null for the top
    static Button newPage(HandbookDesk desk, @Nullable UUID parent) {
        var button = new Button(Lucide.icon("plus"), click -> new NewPageDialog(desk, parent).open());
        button.setText(button.getTranslation("handbook.new"));
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    static Button importFolder(HandbookDesk desk, Runnable done) {
        var button = new Button(Lucide.icon("file-up"), click -> new ImportDialog(desk, done).open());
        button.setText(button.getTranslation("handbook.import"));
        button.addClassName("s-hide-phone");
        return button;
    }
}
