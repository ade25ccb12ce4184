package io.saluran.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.server.VaadinService;
import io.saluran.platform.internal.guard.Gone;
import io.saluran.platform.internal.guard.Guard;
import io.saluran.platform.internal.guard.Kind;
import io.saluran.ui.internal.shell.UiHost;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A part of a page whose data is read off the UI thread: a skeleton at first, then the content, or a notice with "Try
/// again" when reading failed.
///
/// Made and used under the session's lock. Where the server has no background executor (tests), it reads at once.
public final class Later extends Div {

    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(Later.class);

    private int latest;

    public Later() {
        addClassName("s-later");
    }

    /// Adds a part to the host and fills it.
    ///
    /// @param read runs off the UI thread and may query
    /// @param show builds the content under the session's lock, without reading anything
    public static <T> Later load(HasComponents host, Supplier<T> read, Function<T, ? extends Component> show) {
        var part = new Later();
        host.add(part);
        part.load(read, show);
        return part;
    }

    /// Fills this part, again if it was filled before: what is shown stays until the new content is there, and an answer
    /// that a later call has overtaken is dropped.
    public <T> void load(Supplier<T> read, Function<T, ? extends Component> show) {
        if (getComponentCount() == 0) {
            add(skeleton());
        }
        var ui = UI.getCurrent();
        Runnable again = () -> load(read, show);
        var call = ++latest;
        var host = VaadinService.getCurrent().getContext().getAttribute(UiHost.class);
        background().execute(() -> {
            try {
                var data = host == null ? read.get() : guarded(host.framework().guard(), read);
                tell(ui, () -> {
                    if (latest == call) {
                        replace(show.apply(data));
                    }
                });
            } catch (Exception | Error failure) {
                if (Gone.isCauseOf(failure)) {
                    LOG.info("A part of a page has gone with its bundle: {}", failure.getMessage());
                    return;
                }
                var number = Integer.toHexString(System.identityHashCode(failure));
                LOG.error("Part of {} failed, number {}", ui.getInternals().getActiveViewLocation().getPath(), number,
                        failure);
                tell(ui, () -> {
                    if (latest == call) {
                        replace(new ErrorState(number, again));
                    }
                });
            }
        });
    }

    /// Who has left the page misses nothing.
    private static void tell(UI ui, Command what) {
        try {
            ui.access(what);
        } catch (UIDetachedException left) {
            LOG.debug("A part was read for a page that was left meanwhile", left);
        }
    }

    private static <T> T guarded(Guard guard, Supplier<T> read) throws Exception {
        return guard.call(guard.calls(Kind.READING, read.getClass()), read.getClass().getClassLoader(), read::get);
    }

    private void replace(Component content) {
        removeAll();
        add(content);
    }

    private static Component skeleton() {
        var skeleton = new Div();
        skeleton.addClassName("s-skeleton");
        skeleton.getElement().setAttribute("aria-busy", "true");
        return skeleton;
    }

    private static Executor background() {
        var context = VaadinService.getCurrent().getContext();
        var executor = context.getAttribute(Background.class);
        return executor == null ? Runnable::run : executor.executor();
    }

    /// The executor for reading, put into Vaadin's context by the host.
    public record Background(Executor executor) {}
}
