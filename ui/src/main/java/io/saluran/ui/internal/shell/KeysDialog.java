package io.saluran.ui.internal.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import io.saluran.ui.component.PageKeys;
import java.util.Map;

/// The keys that can be pressed: those of the page, and those that all pages have.
final class KeysDialog extends Dialog {

    private static final long serialVersionUID = 1;

    /// @param page what the page's keys do, by their signs
    KeysDialog(Map<String, String> page, Map<String, String> everywhere) {
        setHeaderTitle(getTranslation("shell.keys"));
        setWidth("420px");
        setMaxWidth("96vw");
        var list = new Div();
        list.addClassNames("s-stack", "s-keylist");
        if (!page.isEmpty()) {
            list.add(new H3(getTranslation("shell.keys.page")), list(page));
        }
        list.add(new H3(getTranslation("shell.keys.everywhere")), list(everywhere));
        add(list);
        var close = new Button(getTranslation("ui.close"), click -> close());
        close.setAutofocus(true);
        getFooter().add(close);
    }

    private static DescriptionList list(Map<String, String> keys) {
        var list = new DescriptionList();
        keys.forEach((signs, does) -> list.add(new Term(PageKeys.signs(signs)), new Description(does)));
        return list;
    }
}
