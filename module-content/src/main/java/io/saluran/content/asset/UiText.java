package io.saluran.content.asset;

import com.vaadin.flow.component.UI;

/// Texts before there is a component to ask for them.
final class UiText {

    private UiText() {}

    static String of(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
