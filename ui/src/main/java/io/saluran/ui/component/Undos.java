package io.saluran.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.notification.Notification;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// What a person did last on a page and can take back, the last act first: by the button of its toast while that stands, by
/// `Z` or `Ctrl Z` as long as the page does. Used under the session's lock.
///
/// Taking back is the page's business; where somebody else has changed the same meanwhile, it says so and leaves it.
public final class Undos {

    /// How many acts are kept.
    public static final int MOST = 30;

    private final Deque<Act> acts = new ArrayDeque<>();
    private final Component page;
    private @Nullable Notification toast;

    /// Whoever asks first takes it back.
    private final class Act implements Runnable {

        private final Runnable back;

        Act(Runnable back) {
            this.back = back;
        }

        @Override
        public void run() {
            if (acts.remove(this)) {
                back.run();
            }
        }
    }

    private Undos(Component page) {
        this.page = page;
        PageKeys.on(page).key("z", page.getTranslation("ui.undo"), this::last);
    }

    /// The acts of this page; the same object for each call.
    public static Undos on(Component page) {
        var known = ComponentUtil.getData(page, Undos.class);
        if (known == null) {
            known = new Undos(page);
            ComponentUtil.setData(page, Undos.class, known);
        }
        return known;
    }

    /// Tells what was done, and keeps how to take it back.
    ///
    /// @param back runs once, under the session's lock
    public Notification did(String text, Runnable back) {
        var act = new Act(back);
        acts.push(act);
        if (acts.size() > MOST) {
            acts.removeLast();
        }
        toast = Toast.undo(text, act);
        return toast;
    }

    /// Takes the last act back that was not taken back yet.
    public void last() {
        if (acts.isEmpty()) {
            Toast.show(page.getTranslation("ui.undo.nothing"));
            return;
        }
        if (toast != null) {
            toast.close();
        }
        acts.element().run();
    }
}
