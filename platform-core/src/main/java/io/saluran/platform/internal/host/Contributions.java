package io.saluran.platform.internal.host;

import io.saluran.platform.internal.guard.Calls;
import io.saluran.platform.internal.guard.Guard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/// The services of one type that bundles contribute at this moment.
///
/// Safe for use by any thread; listeners are called on the thread that starts or stops the bundle.
public final class Contributions<T> implements AutoCloseable {

    private final ServiceTracker<T, Shown<T>> tracker;
    private final Map<ServiceReference<T>, Contribution<T>> present = new ConcurrentHashMap<>();

    /// @param service what to call; every call goes through the guard
    /// @param bundle who contributes
    /// @param calls what was counted of it
    public record Contribution<T>(T service, Bundle bundle, Calls calls) {}

    private record Shown<T>(Contribution<T> contribution, Guard.Watch watch) {}

    private Contributions(BundleContext context, Class<T> type, Consumer<Contribution<T>> added,
            Consumer<Contribution<T>> removed) {
        var guard = Objects.requireNonNull(context.getService(Objects.requireNonNull(
                context.getServiceReference(Guard.class), "The framework has a guard")));
        tracker = new ServiceTracker<>(context, type, null) {
            @Override
            public @Nullable Shown<T> addingService(ServiceReference<T> reference) {
                // A factory that throws gives null here; SCR has logged why, and the others go on.
                var service = context.getService(reference);
                if (service == null) {
                    return null;
                }
                var calls = guard.calls(reference.getBundle(), type, service.getClass());
                var contribution = new Contribution<>(guard.guarded(type, service, calls), reference.getBundle(),
                        calls);
                Runnable show = () -> {
                    // It is among all of them before anybody is told; the tracker counts it only after this method.
                    present.put(reference, contribution);
                    added.accept(contribution);
                };
                Runnable hide = () -> {
                    if (present.remove(reference) != null) {
                        removed.accept(contribution);
                    }
                };
                var shown = new Shown<>(contribution, guard.watch(calls, hide, show));
                try {
                    if (calls.off().isEmpty()) {
                        show.run();
                    }
                } catch (RuntimeException problem) {
                    // The tracker forgets what is thrown out of here, so nobody would be told that it goes.
                    shown.watch().close();
                    try {
                        hide.run();
                    } catch (RuntimeException more) {
                        problem.addSuppressed(more);
                    }
                    throw problem;
                }
                return shown;
            }

            @Override
            public void removedService(ServiceReference<T> reference, Shown<T> shown) {
                shown.watch().close();
                try {
                    if (present.remove(reference) != null) {
                        removed.accept(shown.contribution());
                    }
                } finally {
                    context.ungetService(reference);
                }
            }
        };
    }

    public static <T> Contributions<T> of(BundleContext context, Class<T> type) {
        return of(context, type, added -> {}, removed -> {});
    }

    public static <T> Contributions<T> of(BundleContext context, Class<T> type, Consumer<Contribution<T>> added,
            Consumer<Contribution<T>> removed) {
        var contributions = new Contributions<>(context, type, added, removed);
        contributions.tracker.open();
        return contributions;
    }

    /// All that are there, those of one bundle beside each other.
    public List<Contribution<T>> all() {
        var all = new ArrayList<>(present.values());
        all.sort(Comparator.comparing(contribution -> contribution.bundle().getSymbolicName()));
        return all;
    }

    public List<T> services() {
        return all().stream().map(Contribution::service).toList();
    }

    @Override
    public void close() {
        tracker.close();
    }
}
