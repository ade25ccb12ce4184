package io.saluran.platform.internal.host;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/// Removed revisions of bundles whose code is still in memory, as far as that can be seen without holding it.
///
/// Safe for use by any thread.
public final class Leftovers {

    private final Clock clock;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, Removed> removed = new ConcurrentSkipListMap<>();

    /// A revision whose code is still in memory.
    ///
    /// @param number tells it from others of the same name
    /// @param isHeld whether a collection of the whole heap has left it there; before one nothing is known
    public record Left(long number, String symbolicName, String version, Instant removedAt, boolean isHeld) {}

    /// What holds a revision: from the root of the garbage collector to its class loader, a line each.
    ///
    /// @param path empty when nothing does but references that give way when memory is needed
    public record Held(Left left, List<String> path) {}

    // HeapPaths finds these in a dump, by the names of the class and its fields.
    static final class Removed {
        final long number;
        final WeakReference<ClassLoader> loader;
        final String symbolicName;
        final String version;
        final Instant at;
        final long collections;

        Removed(long number, Bundle bundle, ClassLoader loader, Instant at) {
            this.number = number;
            this.loader = new WeakReference<>(loader);
            this.symbolicName = bundle.getSymbolicName();
            this.version = bundle.getVersion().toString();
            this.at = at;
            this.collections = wholeCollections();
        }

        boolean isGone() {
            return loader.refersTo(null);
        }

        Left left() {
            return new Left(number, symbolicName, version, at, wholeCollections() > collections);
        }
    }

    Leftovers(Clock clock) {
        this.clock = clock;
    }

    /// To be told before the bundle is wired anew, for its class loader cannot be asked for afterwards.
    void watch(Bundle bundle) {
        Optional.ofNullable(bundle.adapt(BundleWiring.class)).map(BundleWiring::getClassLoader).ifPresent(loader -> {
            var number = numbers.incrementAndGet();
            removed.put(number, new Removed(number, bundle, loader, clock.instant()));
        });
    }

    /// Those that are still there, the oldest first. Costs nothing.
    public List<Left> all() {
        removed.values().removeIf(Removed::isGone);
        return removed.values().stream().map(Removed::left).sorted(Comparator.comparingLong(Left::number)).toList();
    }

    /// Has the whole heap collected first, so that the answer is certain; the process stands still meanwhile, a fraction
    /// of a second for each gigabyte in use.
    public List<Left> collected() {
        // Twice: what is found dead only by a finalizer or cleaner goes in the second.
        System.gc();
        System.gc();
        return all();
    }

    /// Where looking for what holds them is.
    public enum Stage {
        COLLECT, DUMP, READ, SEARCH
    }

    /// Looks for what holds those that are left, in a dump of the heap that is deleted afterwards. The process stands
    /// still while it is written, some seconds for each gigabyte in use.
    ///
    /// @param progress told each stage before it is done, on the calling thread
    public List<Held> held(Consumer<Stage> progress) throws IOException {
        progress.accept(Stage.COLLECT);
        var left = collected();
        if (left.isEmpty()) {
            return List.of();
        }
        var paths = HeapPaths.ofThisProcess(progress);
        return left.stream().map(each -> new Held(each, paths.getOrDefault(each.number(), List.of()))).toList();
    }

    /// Collections that look at the old generation as well, and so let go of class loaders.
    private static long wholeCollections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(each -> !each.getName().matches("Copy|PS Scavenge|G1 Young Generation|.* Minor .*|.* Pauses"))
                .mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
    }
}
