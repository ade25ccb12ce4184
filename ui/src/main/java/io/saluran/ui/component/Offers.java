package io.saluran.ui.component;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// What the toasts of a window offer to take back while they stand, on whatever page. Used under the session's lock.
final class Offers {

    private final Deque<Offer> standing = new ArrayDeque<>();
    private int made;

    /// One toast with a way back.
    ///
    /// @param number higher for a later one
    record Offer(int number, Notification toast, Runnable back) {

        void take() {
            toast.close();
            back.run();
        }
    }

    private Offers() {}

    /// Those of this window.
    static Offers of(UI ui) {
        var known = ComponentUtil.getData(ui, Offers.class);
        if (known == null) {
            known = new Offers();
            ComponentUtil.setData(ui, Offers.class, known);
        }
        return known;
    }

    Offer add(Notification toast, Runnable back) {
        var offer = new Offer(++made, toast, back);
        standing.push(offer);
        toast.addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                standing.remove(offer);
            }
        });
        return offer;
    }

    /// The last one that still stands.
    Optional<Offer> last() {
        return Optional.ofNullable(standing.peek());
    }
}
