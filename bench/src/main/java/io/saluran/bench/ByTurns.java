package io.saluran.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// How long two ways to the same take, measured by turns, so that what else the machine does meets both.
record ByTurns(Samples first, Samples second) {

    private static final int WARM = 3_000;
    private static final int FEWEST = 5;
    private static final long LONGEST_NANOS = 10_000_000_000L;

    /// Turns that warm up for five seconds, for a server runs for days and its code is compiled by then, then so many, or fewer where they take longer than ten seconds.
    ///
    /// @throws IllegalStateException if the two do not give the same
    static ByTurns of(Callable<Integer> first, Callable<Integer> second, int rounds, String name) throws Exception {
        var one = new ArrayList<Double>();
        var two = new ArrayList<Double>();
        var warm = System.nanoTime() + LONGEST_NANOS / 2;
        for (int round = 0; round < WARM && System.nanoTime() < warm; round++) {
            turn(first, second, name, one, two);
        }
        one.clear();
        two.clear();
        var end = System.nanoTime() + LONGEST_NANOS;
        for (int round = 0; round < rounds && (round < FEWEST || System.nanoTime() < end); round++) {
            turn(first, second, name, one, two);
        }
        return new ByTurns(new Samples(one), new Samples(two));
    }

    private static void turn(Callable<Integer> first, Callable<Integer> second, String name, List<Double> one,
            List<Double> two) throws Exception {
        var begin = System.nanoTime();
        var found = first.call();
        var between = System.nanoTime();
        var same = second.call();
        one.add((between - begin) / 1e6);
        two.add((System.nanoTime() - between) / 1e6);
        if (!found.equals(same)) {
            throw new IllegalStateException(name + ": " + found + " against " + same);
        }
    }
}
