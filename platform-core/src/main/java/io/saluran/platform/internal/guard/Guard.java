package io.saluran.platform.internal.guard;

import io.micrometer.core.instrument.MeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one way from the host into the code of a bundle.
///
/// It sets the context class loader, takes the time, counts errors, and switches a contribution off that fails again and
/// again, while the rest of its bundle goes on. What the host's API throws (a record that has gone, a problem of a
/// request) is an answer and no error; so is a database that cannot be reached, which is nobody's fault here.
///
/// Safe for use by any thread; a call costs well under a microsecond more than without it.
public final class Guard {

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    private final Clock clock;
    private final Map<Key, Calls> calls = new ConcurrentHashMap<>();
    private final Set<UnderWay> underWay = ConcurrentHashMap.newKeySet();

    private final CallMeters meters = new CallMeters();

    private record UnderWay(Calls on, long since, Thread thread) {}

    private record Key(long bundle, String kind, String name) {}

    public Guard(Clock clock) {
        this.clock = clock;
    }

    /// What is called on behalf of a bundle. A class of the host has no bundle and is counted as its own.
    public Calls calls(@Nullable Bundle bundle, Kind kind, Class<?> called) {
        return calls(bundle, kind, outermost(called.getName()));
    }

    /// @param name of what is called
    public Calls calls(@Nullable Bundle bundle, Kind kind, String name) {
        return calls.computeIfAbsent(new Key(bundle == null ? 0 : bundle.getBundleId(), kind.name(), name),
                key -> meters.add(new Calls(bundle == null ? "" : bundle.getSymbolicName(), kind, name, clock)));
    }

    /// Offers what is counted as meters too.
    public void measure(MeterRegistry registry) {
        meters.offer(registry);
    }

    /// The calls of the bundle that a class belongs to.
    public Calls calls(Kind kind, Class<?> called) {
        return calls(FrameworkUtil.getBundle(called), kind, called);
    }

    /// What is called at this moment and should have ended: a call that never returns is seen only here.
    public List<Calls> overdue(String bundle) {
        var now = System.nanoTime();
        return underWay.stream().filter(each -> each.on().bundle().equals(bundle)
                && now - each.since() > each.on().kind().budget().toNanos()).map(UnderWay::on).distinct().toList();
    }

    /// The name of a class that a person who wrote it knows: without package, and for a lambda that of its class.
    static String outermost(String called) {
        var name = called.replaceFirst("[$/].*", "");
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /// Counts that something holds up others.
    ///
    /// @param stack where it is
    public void holdsUp(Calls on, Duration since, List<StackTraceElement> stack) {
        on.failed(since.toNanos(), "since " + since.toMillis() + " ms",
                Fault.lines(stack));
    }

    /// Counts a failure in code that was called without the guard, for the bundle whose code is nearest to where it was
    /// thrown.
    ///
    /// @param owner finds the bundle of a class by its name
    public void failed(Kind kind, Throwable problem, Function<String, Optional<Bundle>> owner) {
        for (var each = problem; each != null; each = each.getCause()) {
            for (var frame : each.getStackTrace()) {
                var bundle = owner.apply(frame.getClassName());
                if (bundle.isPresent()) {
                    failed(calls(bundle.get(), kind, outermost(frame.getClassName())), problem);
                    return;
                }
            }
        }
    }

    /// Does something of a bundle.
    ///
    /// @throws Exception what it throws itself, or [Gone] if its bundle stopped meanwhile
    public <T extends @Nullable Object> T call(Calls on, ClassLoader loader, Callable<T> act) throws Exception {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        var begin = System.nanoTime();
        var entry = new UnderWay(on, begin, thread);
        underWay.add(entry);
        try {
            var result = act.call();
            done(on, System.nanoTime() - begin);
            return result;
        } catch (Exception | Error problem) { // a class that is missing is an Error too
            failed(on, System.nanoTime() - begin, loader, problem);
            throw problem;
        } finally {
            underWay.remove(entry);
            thread.setContextClassLoader(before);
        }
    }

    private static void done(Calls on, long took) {
        if (took > on.kind().budget().toNanos()) {
            on.failed(took, "took " + took / 1_000_000 + " ms, more than " + on.kind().budget().toSeconds() + " s",
                    List.of());
        } else {
            on.done(took);
        }
    }

    private static void failed(Calls on, long took, ClassLoader loader, Throwable problem) {
        if (hasStopped(loader)) {
            throw new Gone(on.bundle(), problem);
        }
        if (Fault.isAnswer(problem, loader)) {
            on.done(took);
        } else {
            note(on, took, problem);
        }
    }

    private static void note(Calls on, long took, Throwable problem) {
        var wasOff = on.isOff();
        on.failed(took, Fault.words(problem), Fault.lines(problem));
        if (on.isOff() && !wasOff) {
            LOG.error("{} {} of {} failed {} times in a row and is switched off: {}", on.kind().name(), on.name(),
                    on.bundle(), Calls.MOST_IN_A_ROW, Fault.words(problem));
        }
    }

    /// Counts a call that was made and measured elsewhere.
    ///
    /// @param problem why it failed, if it did
    public void told(Calls on, long nanos, @Nullable Throwable problem) {
        if (problem == null) {
            done(on, nanos);
        } else {
            note(on, nanos, problem);
        }
    }

    /// Does something of a bundle that is not over with it: that it went well is told later by [#told].
    ///
    /// @throws Exception as [#call]
    public <T extends @Nullable Object> T begin(Calls on, ClassLoader loader, Callable<T> act) throws Exception {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return act.call();
        } catch (Exception | Error problem) { // a class that is missing is an Error too
            failed(on, 0, loader, problem);
            throw problem;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /// Counts a failure that came to light outside a call.
    public void failed(Calls on, Throwable problem) {
        note(on, 0, problem);
    }

    private static boolean hasStopped(ClassLoader loader) {
        var bundle = FrameworkUtil.getBundle(loader).orElse(null);
        return bundle != null && bundle.getState() != Bundle.ACTIVE && bundle.getState() != Bundle.STARTING;
    }

    /// A service of an extension point, called only through the guard. One without methods is its own, for nobody calls it
    /// by them.
    public <T> T guarded(Class<T> point, T service, Calls on) {
        if (point.getMethods().length == 0) {
            return service;
        }
        return point.cast(Proxy.newProxyInstance(point.getClassLoader(), new Class<?>[] {point},
                new StandIn(this, service, on)));
    }

    /// The calls of a contribution to an extension point.
    public Calls calls(Bundle bundle, Class<?> point, Class<?> service) {
        return calls(bundle, Kind.of(point), service);
    }

    /// What lasts as long as the contribution.
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /// Lets a contribution be hidden while it is switched off.
    ///
    /// @return to be closed when the contribution goes
    public Watch watch(Calls on, Runnable hide, Runnable show) {
        var shown = new Calls.Switch() {
            @Override
            public void off() {
                hide.run();
            }

            @Override
            public void on() {
                show.run();
            }
        };
        on.add(shown);
        return () -> on.remove(shown);
    }

    /// Forgets what was counted for a bundle that has stopped.
    public void forget(Bundle bundle) {
        calls.keySet().removeIf(key -> key.bundle() == bundle.getBundleId());
        meters.remove(bundle.getSymbolicName());
        // Of another revision that runs already.
        of(bundle.getSymbolicName()).forEach(meters::add);
    }

    /// All that was called of a bundle since it started, what takes most time first.
    public List<Calls> of(String bundle) {
        return calls.values().stream().filter(each -> each.bundle().equals(bundle))
                .sorted(Comparator.comparing(Calls::total).reversed()).toList();
    }
}
