package io.saluran.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import io.saluran.ui.component.Offers.Offer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What a person did last on a page and can take back, the last act first: by the button of its toast while that stands, by
/// `Z` or `Ctrl Z` as long as the page does. What another page's toast offers while it stands is taken back so too. Used
/// under the session's lock.
///
/// Taking back is the page's business; where somebody else has changed the same meanwhile, it says so and leaves it.
public final class Undos {

    /// How many acts are kept.
    public static final int MOST = 30;

    private final Deque<Act> acts = new ArrayDeque<>();
    private final Component page;

    /// Whoever asks first takes it back.
    private final class Act implements Runnable {

        private final String text;
        private final @Nullable Object of;
        private final BooleanSupplier back;
        private @Nullable Offer offer;
        private boolean isRefused;

        Act(String text, @Nullable Object of, BooleanSupplier back) {
            this.text = text;
            this.of = of;
            this.back = back;
        }

        /// What the person did to the same thing since.
        private Optional<Act> later() {
            return acts.stream().takeWhile(act -> act != this).filter(act -> of != null && of.equals(act.of))
                    .reduce((newer, older) -> older);
        }

        private boolean took() {
            isRefused = !back.getAsBoolean();
            if (!isRefused) {
                acts.remove(this);
                acts.forEach(act -> act.isRefused = false);
            }
            return !isRefused;
        }

        @Override
        public void run() {
            if (!acts.contains(this)) {
                return;
            }
            later().ifPresentOrElse(act -> Toast.show(page.getTranslation("ui.undo.later-first", act.text)),
                    this::took);
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
    /// @param back runs once, under the session's lock, and tells what came of it
    public Notification did(String text, Runnable back) {
        return keep(new Act("", null, () -> {
            back.run();
            return true;
        }), text);
    }

    /// The same for what can be done again to the same thing, where only the last can be taken back.
    ///
    /// @param of what it was done to, such as a deal's field; acts of equal ones are taken back in their order
    /// @param back false, when it was told why, where it could not be taken back; then it can be tried again
    public Notification did(String text, Object of, BooleanSupplier back) {
        return keep(new Act(text, of, back), text);
    }

    private Notification keep(Act act, String text) {
        acts.push(act);
        if (acts.size() > MOST) {
            acts.removeLast();
        }
        var offer = Toast.offer(text, act);
        act.offer = offer;
        return offer.toast();
    }

    /// Takes the last act back that was not taken back yet, and could not be refused to be.
    public void last() {
        var act = acts.stream().filter(each -> !each.isRefused).findFirst()
                .or(() -> Optional.ofNullable(acts.peek())).orElse(null);
        var own = act == null ? null : act.offer;
        var other = Offers.of(UI.getCurrent()).last()
                .filter(offer -> own == null || offer.number() > own.number()).orElse(null);
        if (other != null) {
            other.take();
        } else if (act == null || own == null) {
            Toast.show(page.getTranslation("ui.undo.nothing"));
        } else {
            own.toast().close();
            if (act.took() && !act.text.isEmpty()) {
                Toast.show(page.getTranslation("ui.undone", act.text));
            }
        }
    }

    /// Takes back what the last toast offers, on a page that keeps no acts.
    public static void lastOffer() {
        Offers.of(UI.getCurrent()).last().ifPresent(Offer::take);
    }
}
