package io.saluran.ui.internal.shell;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;

/// The element of this name, which Flow has no class for.
@Tag("small")
final class Small extends HtmlContainer {

    private static final long serialVersionUID = 1;

    Small(String text) {
        setText(text);
    }
}
