package io.saluran.ui.importing;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.server.VaadinService;
import io.saluran.platform.importing.ImportProblem;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.Toast;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work that blocks, done off the UI thread; where the server has no background executor (tests), at once.
final class OffUi {

    private static final Logger LOG = LoggerFactory.getLogger(OffUi.class);

    private OffUi() {}

    /// @param then takes the result, under the session's lock
    /// @param refused takes what the engine refused, under the session's lock
    static <T> void run(UI ui, Supplier<T> work, Consumer<T> then, Consumer<ImportProblem> refused) {
        run(ui, work, then, refused, () -> {});
    }

    /// As [#run(UI, Supplier, Consumer, Consumer)].
    ///
    /// @param failed is called when something else was thrown, after the person was told, under the session's lock
    static <T> void run(UI ui, Supplier<T> work, Consumer<T> then, Consumer<ImportProblem> refused, Runnable failed) {
        executor().execute(() -> {
            try {
                var result = work.get();
                tell(ui, () -> then.accept(result));
            } catch (ImportProblem problem) {
                tell(ui, () -> refused.accept(problem));
            } catch (RuntimeException | Error failure) {
                var number = Integer.toHexString(System.identityHashCode(failure));
                LOG.error("Import failed, number {}", number, failure);
                tell(ui, () -> {
                    Toast.error(ui.getTranslation("ui.error.action", number));
                    failed.run();
                });
            }
        });
    }

    /// Who has left the page is not told there; the work itself goes on to its end.
    static void tell(UI ui, Command what) {
        try {
            ui.access(what);
        } catch (UIDetachedException left) {
            LOG.debug("The page was left before its work had ended", left);
        }
    }

    /// The words for what the engine refused.
    static String words(UI ui, ImportProblem problem) {
        return ui.getTranslation(problem.key(), problem.arguments());
    }

    private static Executor executor() {
        var background = VaadinService.getCurrent().getContext().getAttribute(Later.Background.class);
        return background == null ? Runnable::run : background.executor();
    }
}
