package io.saluran.platform.internal.extension;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Threads of third parties' bundles that have stopped and that run on all the same: each keeps the code of its bundle in
/// memory, and does something that nobody ends.
///
/// A thread is a bundle's when its class or its context class loader is, or when it is inside of the bundle's code. What
/// waits in a pool of Java's own and was given neither is not seen, nor are virtual threads, which the JVM does not list.
/// Threads are held weakly. Safe for use by any thread.
final class LeftThreads {

    private static final Logger LOG = LoggerFactory.getLogger(LeftThreads.class);

    private final Duration moments;
    private final Map<String, List<WeakReference<Thread>>> left = new ConcurrentHashMap<>();

    /// @param moments that a thread has to end after its bundle has stopped
    LeftThreads(Duration moments) {
        this.moments = moments;
    }

    /// Whose threads are looked for. Made while the bundle is wired, for after that nobody knows its classes.
    final class Watched {

        private final String bundle;
        private final WeakReference<ClassLoader> loader;
        private final Set<String> classes;

        private Watched(String bundle, BundleWiring wiring) {
            this.bundle = bundle;
            this.loader = new WeakReference<>(wiring.getClassLoader());
            this.classes = wiring.listResources("/", "*.class",
                    BundleWiring.LISTRESOURCES_RECURSE | BundleWiring.LISTRESOURCES_LOCAL).stream()
                    .map(path -> path.substring(0, path.length() - ".class".length()).replace('/', '.'))
                    .collect(Collectors.toUnmodifiableSet());
        }

        /// Looks now which threads are its own, before a later revision with classes of the same names starts some, and
        /// in some moments which of them are left.
        void hasStopped() {
            var now = Thread.getAllStackTraces().entrySet().stream()
                    .filter(each -> owns(each.getKey(), each.getValue()))
                    .map(each -> new WeakReference<>(each.getKey())).toList();
            if (!now.isEmpty()) {
                Thread.ofPlatform().daemon().name("saluran-left-threads").start(() -> lookAgain(now));
            }
        }

        private boolean owns(Thread thread, StackTraceElement[] stack) {
            var its = loader.get();
            if (its != null && (its.equals(thread.getClass().getClassLoader())
                    || its.equals(thread.getContextClassLoader()))) {
                return true;
            }
            return Arrays.stream(stack).anyMatch(frame -> classes.contains(frame.getClassName()));
        }

        private void lookAgain(List<WeakReference<Thread>> before) {
            try {
                Thread.sleep(moments);
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
                return;
            }
            for (var each : before) {
                var thread = each.get();
                if (thread != null && thread.isAlive() && owns(thread, thread.getStackTrace())) {
                    LOG.warn("Thread {} of {} still runs after its bundle has stopped, at {}", thread.getName(), bundle,
                            Arrays.stream(thread.getStackTrace()).findFirst().map(Object::toString).orElse("its end"));
                    left.computeIfAbsent(bundle, name -> new CopyOnWriteArrayList<>()).add(each);
                }
            }
        }
    }

    /// What is to be told when the bundle has stopped; empty for one none of whose code has run.
    Optional<Watched> of(Bundle bundle) {
        var wiring = bundle.adapt(BundleWiring.class);
        return wiring == null || wiring.getClassLoader() == null
                ? Optional.empty()
                : Optional.of(new Watched(bundle.getSymbolicName(), wiring));
    }

    /// The names of the threads that a bundle left behind and that still run.
    List<String> names(String symbolicName) {
        var its = left.get(symbolicName);
        if (its == null) {
            return List.of();
        }
        its.removeIf(each -> isOver(each.get()));
        return its.stream().flatMap(each -> Optional.ofNullable(each.get()).stream()).map(Thread::getName).distinct()
                .sorted().toList();
    }

    private static boolean isOver(@Nullable Thread thread) {
        return thread == null || !thread.isAlive();
    }
}
