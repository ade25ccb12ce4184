package io.saluran.platform.internal.host;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

    private final ServiceTracker<T, Contribution<T>> tracker;
    private final Map<ServiceReference<T>, Contribution<T>> present = new ConcurrentHashMap<>();

    /// @param bundle who contributes
    public record Contribution<T>(T service, Bundle bundle) {}

    private Contributions(BundleContext context, Class<T> type, Consumer<Contribution<T>> added,
            Consumer<Contribution<T>> removed) {
        tracker = new ServiceTracker<>(context, type, null) {
            @Override
            public @Nullable Contribution<T> addingService(ServiceReference<T> reference) {
                // A factory that throws gives null here; SCR has logged why, and the others go on.
                var service = context.getService(reference);
                if (service == null) {
                    return null;
                }
                var contribution = new Contribution<>(service, reference.getBundle());
                // It is among all of them before anybody is told; the tracker itself counts it only after this method.
                present.put(reference, contribution);
                added.accept(contribution);
                return contribution;
            }

            @Override
            public void removedService(ServiceReference<T> reference, Contribution<T> contribution) {
                present.remove(reference);
                removed.accept(contribution);
                context.ungetService(reference);
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
