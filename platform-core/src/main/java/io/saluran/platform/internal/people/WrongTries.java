package io.saluran.platform.internal.people;

import static io.saluran.platform.internal.sql.Tables.WRONG_TRY;

import io.saluran.db.Db;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jooq.impl.DSL;

/// How often somebody at one network address may be wrong about passwords, whoever's they are: an office full of people
/// who mistype is let in, a list of addresses and passwords is not gone through. Counted in the database, so for all servers
/// at once: a wrong try is rare, and looking at the password costs many times more.
final class WrongTries {

    static final int BURST = 30;
    static final Duration ONE_MORE_AFTER = Duration.ofSeconds(20);

    // The part of an IPv6 address that one household or office gets.
    private static final int NETWORK_BYTES = 8;

    private final Db db;
    private final Clock clock;

    WrongTries(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// From when on the next try is looked at; not after now if it is at once.
    Instant next(String from) {
        return db.read(sql -> sql.select(WRONG_TRY.WHOLE_AGAIN)
                .from(WRONG_TRY)
                .where(WRONG_TRY.ORIGIN.eq(origin(from)))
                .fetchOptional(WRONG_TRY.WHOLE_AGAIN))
                .map(whole -> whole.minus(ONE_MORE_AFTER.multipliedBy(BURST - 1L)))
                .orElse(Instant.MIN);
    }

    void count(String from) {
        var now = clock.instant();
        var first = now.plus(ONE_MORE_AFTER);
        db.write(sql -> sql.insertInto(WRONG_TRY)
                .set(WRONG_TRY.ORIGIN, origin(from))
                .set(WRONG_TRY.WHOLE_AGAIN, first)
                .onConflict(WRONG_TRY.ORIGIN)
                .doUpdate()
                .set(WRONG_TRY.WHOLE_AGAIN, DSL.when(WRONG_TRY.WHOLE_AGAIN.gt(now),
                        DSL.field("{0} + {1} * interval '1 second'", Instant.class, WRONG_TRY.WHOLE_AGAIN,
                                DSL.inline(ONE_MORE_AFTER.toSeconds())))
                        .otherwise(first))
                .execute());
        // By itself, so that two who forget the same never wait for each other.
        db.write(sql -> sql.deleteFrom(WRONG_TRY).where(WRONG_TRY.WHOLE_AGAIN.le(now)).execute());
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
