package io.saluran.bench;

import io.saluran.platform.internal.guard.Guard;
import io.saluran.platform.internal.guard.Kind;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/// What the guard adds to a call of a contribution that does nothing.
final class GuardCost implements Measure {

    private static final int CALLS = 5_000_000;
    private static final int ROUNDS = 7;

    @Override
    public String name() {
        return "guard";
    }

    @Override
    public String title() {
        return "The guard on a call";
    }

    @Override
    public String take(Path work, boolean quick) {
        var guard = new Guard(Clock.systemUTC());
        var adder = new LongAdder();
        LongSupplier plain = adder::sum;
        var guarded = guard.guarded(LongSupplier.class, plain,
                guard.calls(null, Kind.READING, GuardCost.class));
        var without = new ArrayList<Double>();
        var with = new ArrayList<Double>();
        for (int round = 0; round < (quick ? 1 : ROUNDS); round++) {
            without.add(nanos(plain));
            with.add(nanos(guarded));
        }
        return String.format(Locale.ROOT, """
                A call that does next to nothing, median of %d rounds of %,d calls on one thread.

                | | for each call |
                |---|---|
                | without the guard | %.0f ns |
                | with the guard | %.0f ns |
                """, without.size(), CALLS, new Samples(without).percentile(0.5), new Samples(with).percentile(0.5));
    }

    private static double nanos(LongSupplier called) {
        var sum = 0L;
        var begin = System.nanoTime();
        for (int i = 0; i < CALLS; i++) {
            sum += called.getAsLong();
        }
        var took = System.nanoTime() - begin;
        if (sum != 0) {
            throw new IllegalStateException("An empty adder has no sum");
        }
        return (double) took / CALLS;
    }
}
