package io.saluran.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// The single letters that a page answers to while nobody types and no dialog is open. A person can switch single letters
/// off; then none of these act. They end with the page.
public final class PageKeys {

    // By it the browser finds the page of a key (shell-v1.js), and holds no page that has gone.
    private static final String ATTRIBUTE = "data-keys";

    private final Component page;
    private final Map<String, Runnable> actions = new LinkedHashMap<>();
    private final Map<String, String> words = new LinkedHashMap<>();

    private PageKeys(Component page) {
        this.page = page;
        page.getElement().addEventListener("saluran-page-key",
                pressed -> press(pressed.getEventData().get("event.detail.key").asString()))
                .addEventData("event.detail.key");
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

    /// @param key one character, lower case, or `escape`, which a page gets where nothing is open that it closes
    /// @param does what it does, for the list of keys
    /// @param action runs under the session's lock
    public PageKeys key(String key, String does, Runnable action) {
        words.put(key.equals("escape") ? "Esc" : key.toUpperCase(Locale.ROOT), does);
        actions.put(key, action);
        page.getElement().setAttribute(ATTRIBUTE, String.join(" ", actions.keySet()));
        return this;
    }

    /// Names keys that a part of the page answers to by itself.
    ///
    /// @param signs what stands on them, parted by spaces
    public PageKeys also(String signs, String does) {
        words.put(signs, does);
        return this;
    }

    /// What the keys of a page do, by their signs; empty when it has none.
    public static Map<String, String> of(Component page) {
        var known = ComponentUtil.getData(page, PageKeys.class);
        return known == null ? Map.of() : Collections.unmodifiableMap(known.words);
    }

    /// Does what the key does; nothing for one that the page does not know.
    public void press(String key) {
        actions.getOrDefault(key, () -> {}).run();
    }

    /// The sign of a key, for the end of a button.
    public static Component hint(String key) {
        var sign = new HtmlContainer("kbd");
        sign.setText(key);
        sign.getElement().setAttribute("aria-hidden", "true");
        return sign;
    }

    /// The signs of keys beside one another.
    ///
    /// @param signs parted by spaces
    public static Span signs(String signs) {
        var row = new Span();
        for (var sign : signs.split(" ", -1)) {
            row.add(hint(sign));
        }
        return row;
    }

    /// The line at the foot of a page that says what its keys do; not on phones.
    public Footer foot() {
        var foot = new Footer();
        foot.addClassName("s-keys");
        words.forEach((signs, does) -> {
            var entry = signs(signs);
            entry.add(new Span(does));
            foot.add(entry);
        });
        return foot;
    }
}
