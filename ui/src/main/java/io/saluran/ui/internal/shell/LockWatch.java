package io.saluran.ui.internal.shell;

import io.saluran.platform.internal.guard.Kind;
import io.saluran.platform.internal.host.BundleFramework;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notices code of a bundle that holds a session's lock for a second: meanwhile the person's pages answer nothing.
///
/// It looks from a thread of its own and stops nobody; what runs on virtual threads it does not see, for the JVM does not
/// list them.
final class LockWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LockWatch.class);
    private static final Duration EVERY = Duration.ofMillis(250);
    // So often in a row at the same class: a second.
    private static final int LONG = 4;
    private static final Pattern OWNER = Pattern.compile("\\[Locked by thread (.+)]");

    private final OpenPages pages;
    private final BundleFramework framework;
    private final Map<ReentrantLock, Held> held = new HashMap<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("saluran-lock-watch").unstarted(this::watch);

    private record Held(String type, int times) {}

    private record Place(Bundle bundle, String type, List<StackTraceElement> stack) {}

    private LockWatch(OpenPages pages, BundleFramework framework) {
        this.pages = pages;
        this.framework = framework;
    }

    static LockWatch start(OpenPages pages, BundleFramework framework) {
        var watch = new LockWatch(pages, framework);
        watch.thread.start();
        return watch;
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(EVERY);
                try {
                    look();
                } catch (RuntimeException problem) {
                    // A bundle or a session went while it was looked at; the next look sees the truth.
                    LOG.debug("A look at the sessions' locks failed", problem);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        var locks = pages.locks();
        held.keySet().retainAll(locks);
        for (var lock : locks) {
            var place = lock.isLocked() ? place(lock) : Optional.<Place>empty();
            if (place.isEmpty()) {
                held.remove(lock);
                continue;
            }
            var before = held.get(lock);
            var times = before != null && before.type().equals(place.get().type()) ? before.times() + 1 : 1;
            held.put(lock, new Held(place.get().type(), times));
            if (times == LONG) {
                tell(place.get());
            }
        }
    }

    private Optional<Place> place(ReentrantLock lock) {
        var owner = OWNER.matcher(lock.toString());
        if (!owner.find()) {
            return Optional.empty();
        }
        for (var each : Thread.getAllStackTraces().entrySet()) {
            if (each.getKey().getName().equals(owner.group(1))) {
                return place(each.getValue());
            }
        }
        return Optional.empty();
    }

    private Optional<Place> place(StackTraceElement[] stack) {
        for (var frame : stack) {
            var bundle = framework.owner(frame.getClassName());
            if (bundle.isPresent()) {
                return Optional.of(new Place(bundle.get(), frame.getClassName(), List.of(stack)));
            }
        }
        return Optional.empty();
    }

    private void tell(Place place) {
        LOG.warn("{} of {} holds a session's lock for more than a second", place.type(),
                place.bundle().getSymbolicName());
        var guard = framework.guard();
        guard.holdsUp(guard.calls(place.bundle(), Kind.LOCK, place.type()), EVERY.multipliedBy(LONG), place.stack());
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
