package io.saluran.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The single letters that a page answers to while nobody types and no dialog is open. A person can switch single letters
/// off; then none of these act. They end with the page.
public final class PageKeys {

    private static final String LISTEN = """
            const page = this;
            if (!page.saluranKeys) {
                const heard = event => {
                    if (!page.isConnected) {
                        document.removeEventListener('saluran-key', heard);
                    } else if (!event.defaultPrevented && page.saluranKeys.includes(event.detail.key)) {
                        event.preventDefault();
                        page.dispatchEvent(new CustomEvent('saluran-page-key', { detail: event.detail }));
                    }
                };
                document.addEventListener('saluran-key', heard);
            }
            page.saluranKeys = $0;
            """;

    private final Component page;
    private final Map<String, Runnable> actions = new LinkedHashMap<>();

    private PageKeys(Component page) {
        this.page = page;
        page.getElement().addEventListener("saluran-page-key",
                pressed -> press(pressed.getEventData().get("event.detail.key").asString()))
                .addEventData("event.detail.key");
        page.addAttachListener(attached -> listen());
    }

    /// The keys of this page; the same object for each call.
    public static PageKeys on(Component page) {
        var known = ComponentUtil.getData(page, PageKeys.class);
        if (known == null) {
            known = new PageKeys(page);
            ComponentUtil.setData(page, PageKeys.class, known);
        }
        return known;
    }

    /// @param key one character, lower case
    /// @param action runs under the session's lock
    public PageKeys key(String key, Runnable action) {
        actions.put(key, action);
        if (page.isAttached()) {
            listen();
        }
        return this;
    }

    /// Does what the key does; nothing for one that the page does not know.
    public void press(String key) {
        actions.getOrDefault(key, () -> {}).run();
    }

    private void listen() {
        page.getElement().executeJs(LISTEN, List.copyOf(actions.keySet()));
    }

    /// The sign of a key, for the end of a button.
    public static Component hint(String key) {
        var sign = new HtmlContainer("kbd");
        sign.setText(key);
        sign.getElement().setAttribute("aria-hidden", "true");
        return sign;
    }

    /// The line at the foot of a page that says what keys do; not on phones.
    ///
    /// @param keys what they do, by the keys, which a space parts
    public static Footer foot(Map<String, String> keys) {
        var foot = new Footer();
        foot.addClassName("s-keys");
        keys.forEach((signs, words) -> {
            var entry = new Span();
            for (var sign : signs.split(" ", -1)) {
                entry.add(hint(sign));
            }
            entry.add(new Span(words));
            foot.add(entry);
        });
        return foot;
    }
}
