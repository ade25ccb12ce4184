package io.saluran.platform.internal.guard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// The calls of one contribution since its bundle started, and whether it is called at all.
///
/// Safe for use by any thread; counting takes no lock.
public final class Calls {

    /// After so many failures one after the other a contribution is called no more.
    public static final int MOST_IN_A_ROW = 5;

    private final String bundle;
    private final Kind kind;
    private final String name;
    private final Clock clock;
    private final LongAdder count = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final LongAccumulator longest = new LongAccumulator(Long::max, 0);
    private final List<Switch> switches = new CopyOnWriteArrayList<>();
    private volatile int inARow;
    private volatile @Nullable Trouble last;
    private volatile @Nullable Trouble off;

    /// What went wrong.
    ///
    /// @param what in one line
    /// @param lines the first lines of the trace, those of the bundle among them
    public record Trouble(Instant at, String what, List<String> lines) {}

    /// Who shows a contribution while it is called and hides it while it is not.
    interface Switch {
        void off();

        void on();
    }

    Calls(String bundle, Kind kind, String name, Clock clock) {
        this.bundle = bundle;
        this.kind = kind;
        this.name = name;
        this.clock = clock;
    }

    /// The symbolic name of the bundle.
    public String bundle() {
        return bundle;
    }

    public Kind kind() {
        return kind;
    }

    /// The class that is called, without its package.
    public String name() {
        return name;
    }

    public long count() {
        return count.sum();
    }

    public long errors() {
        return errors.sum();
    }

    public Duration total() {
        return Duration.ofNanos(nanos.sum());
    }

    public Duration longest() {
        return Duration.ofNanos(longest.get());
    }

    /// The last failure, if there was one.
    public Optional<Trouble> last() {
        return Optional.ofNullable(last);
    }

    /// Why it is not called any more; empty while it is.
    public Optional<Trouble> off() {
        return Optional.ofNullable(off);
    }

    boolean isOff() {
        return off != null;
    }

    void done(long took) {
        time(took);
        inARow = 0;
    }

    void failed(long took, String what, List<String> lines) {
        time(took);
        errors.increment();
        var trouble = new Trouble(clock.instant(), what, lines);
        last = trouble;
        synchronized (this) {
            inARow++;
            if (inARow < MOST_IN_A_ROW || off != null || switches.isEmpty()) {
                return;
            }
            off = trouble;
        }
        switches.forEach(Switch::off);
    }

    private void time(long took) {
        count.increment();
        nanos.add(took);
        longest.accumulate(took);
    }

    /// Lets it be called again.
    public void switchOn() {
        synchronized (this) {
            if (off == null) {
                return;
            }
            off = null;
            inARow = 0;
        }
        switches.forEach(Switch::on);
    }

    void add(Switch shown) {
        switches.add(shown);
    }

    void remove(Switch shown) {
        switches.remove(shown);
    }
}
