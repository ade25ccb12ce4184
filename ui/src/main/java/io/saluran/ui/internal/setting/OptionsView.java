package io.saluran.ui.internal.setting;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.setting.Sections;
import io.saluran.platform.internal.setting.Sections.Section;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.PageHeader;
import io.saluran.ui.internal.shell.UiHost;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the platform and its extensions let a company choose, section by section.
@Route("settings/options")
public final class OptionsView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient Viewer viewer;
    private final transient Sections sections;
    private final transient Map<Section, SectionForm> forms = new HashMap<>();
    private final Later list = new Later();

    public OptionsView(Viewer viewer, UiHost host) {
        this.viewer = viewer;
        this.sections = new Sections(host.sections()::all, host.settings());
        addClassName("s-page");
        var scroll = new Div(list);
        scroll.addClassNames("s-scroll", "s-pad");
        add(new PageHeader(getTranslation("options.title")), scroll);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        showSections();
    }

    /// Shows the sections that there are now; called again when a bundle came or went. What was typed in the others stays.
    public void showSections() {
        list.load(() -> sections.of(viewer), this::show);
    }

    private Component show(List<Section> now) {
        forms.keySet().removeIf(shown -> now.stream().noneMatch(section -> isSame(section, shown)));
        if (now.isEmpty()) {
            return new EmptyState(getTranslation("options.empty"));
        }
        var all = new Div();
        all.addClassName("s-wide");
        now.forEach(section -> all.add(form(section)));
        return all;
    }

    private SectionForm form(Section section) {
        return forms.entrySet().stream().filter(shown -> isSame(section, shown.getKey())).map(Map.Entry::getValue)
                .findFirst().orElseGet(() -> {
                    var form = new SectionForm(viewer, sections, section);
                    forms.put(section, form);
                    return form;
                });
    }

    private static boolean isSame(Section one, Section other) {
        return one.name().equals(other.name()) && one.settings().equals(other.settings());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("options.title");
    }
}
