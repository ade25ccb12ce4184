package io.saluran.ui.component;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.saluran.db.Viewer;
import io.saluran.platform.people.Person;
import io.saluran.ui.internal.shell.Looking;
import io.saluran.ui.internal.shell.UiHost;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The other people who look at the same place now, such as a board or a record; nothing while there is nobody. Of several
/// nodes it knows the people at its own.
public final class Presence extends Div {

    private static final long serialVersionUID = 1;
    private static final int SHOWN = 4;

    private final transient Viewer viewer;
    private @Nullable String place;

    public Presence(Viewer viewer) {
        this.viewer = viewer;
        addClassNames("s-avatars", "s-hide-phone");
        getElement().setAttribute("role", "group");
        setVisible(false);
    }

    /// Says where the viewer looks from now on.
    ///
    /// @param where the same for all pages that show the same, for example `deals/` and a pipeline's id
    public void at(String where) {
        if (!where.equals(place)) {
            place = where;
            if (isAttached()) {
                enter();
            }
        }
    }

    private void enter() {
        var host = UiHost.current();
        var at = place;
        if (at != null) {
            host.people().find(viewer.person()).ifPresent(person -> host.pages().looking().enter(this,
                    new Looking.Seat(getUI().orElseThrow(), at, person, this::show)));
        }
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        enter();
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        var ui = detached.getUI();
        if (ui.isClosing()) {
            UiHost.current().pages().looking().leave(this);
            return;
        }
        // a page that draws itself anew takes it away and puts it back
        ui.beforeClientResponse(ui, end -> {
            if (!isAttached()) {
                UiHost.current().pages().looking().leave(this);
            }
        });
    }

    private void show(List<Person> others) {
        removeAll();
        setVisible(!others.isEmpty());
        var names = others.stream().map(Person::name).collect(Collectors.joining(", "));
        getElement().setAttribute("aria-label", getTranslation("presence.here", names));
        others.stream().limit(SHOWN).map(PersonAvatar::of).forEach(this::add);
        if (others.size() > SHOWN) {
            var more = new Span("+" + (others.size() - SHOWN));
            more.setTitle(names);
            more.addClassName("s-avatar");
            add(more);
        }
    }
}
