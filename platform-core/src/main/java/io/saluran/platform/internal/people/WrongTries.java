package io.saluran.platform.internal.people;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How often somebody at one network address may be wrong about passwords, whoever's they are: an office full of people
/// who mistype is let in, a list of addresses and passwords is not gone through. Counted by each server for itself.
final class WrongTries {

    static final int BURST = 30;
    static final Duration ONE_MORE_AFTER = Duration.ofSeconds(20);

    private static final int MOST_KNOWN = 10_000;
    // The part of an IPv6 address that one household or office gets.
    private static final int NETWORK_BYTES = 8;

    private final Clock clock;
    // From when on an origin has all its tries again.
    private final Map<String, Instant> wholeAgain = new ConcurrentHashMap<>();

    WrongTries(Clock clock) {
        this.clock = clock;
    }

    /// From when on the next try is looked at; not after now if it is at once.
    Instant next(String from) {
        var whole = wholeAgain.getOrDefault(origin(from), Instant.MIN);
        return whole.equals(Instant.MIN) ? whole : whole.minus(ONE_MORE_AFTER.multipliedBy(BURST - 1L));
    }

    void count(String from) {
        var now = clock.instant();
        if (wholeAgain.size() >= MOST_KNOWN) {
            wholeAgain.values().removeIf(whole -> !whole.isAfter(now));
        }
        wholeAgain.merge(origin(from), now.plus(ONE_MORE_AFTER),
                (whole, first) -> whole.isAfter(now) ? whole.plus(ONE_MORE_AFTER) : first);
    }

    private static String origin(String from) {
        try {
            // Of an address in digits, so nothing is asked of a name server.
            var bytes = from.contains(":") ? InetAddress.getByName(from).getAddress() : new byte[0];
            return bytes.length > NETWORK_BYTES
                    ? java.util.HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES)
                    : from;
        } catch (UnknownHostException unreadable) {
            return from;
        }
    }
}
