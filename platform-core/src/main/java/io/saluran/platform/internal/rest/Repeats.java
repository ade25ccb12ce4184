package io.saluran.platform.internal.rest;

import static io.saluran.platform.internal.sql.Tables.IDEMPOTENT_REQUEST;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saluran.db.Db;
import io.saluran.platform.rest.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Writes that were asked for under a key (`Idempotency-Key`): done once, answered the same for a day.
///
/// Only what succeeded is kept; a refused or failed request changed nothing and may be sent again under its key. A
/// request whose answer was lost because the server died stays refused: whether it was done can only be looked up.
final class Repeats {

    static final Duration KEPT = Duration.ofHours(24);

    private static final Duration SWEPT_EVERY = Duration.ofHours(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Db db;
    private final Clock clock;
    private Instant lastSweep = Instant.EPOCH;

    Repeats(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// Begins a request.
    ///
    /// @param fingerprint of method, path and body
    /// @return the answer that was given before; empty when the caller is to do the work and then to [#keep] or [#forget]
    /// @throws Problem with status 422 if the key was used for another request, 409 if the first is not answered yet
    Optional<Answer.Kept> begin(UUID token, String key, String fingerprint) {
        if (!key.matches("[\\x21-\\x7e]{1,255}")) {
            throw new Problem(400, "Invalid Idempotency-Key", "The key must be 1 to 255 visible ASCII characters.",
                    Map.of("header", "Idempotency-Key"));
        }
        sweep();
        var now = clock.instant();
        return db.write(sql -> {
            var begun = sql.insertInto(IDEMPOTENT_REQUEST)
                    .set(IDEMPOTENT_REQUEST.TOKEN_ID, token)
                    .set(IDEMPOTENT_REQUEST.KEY, key)
                    .set(IDEMPOTENT_REQUEST.FINGERPRINT, fingerprint)
                    .set(IDEMPOTENT_REQUEST.BEGUN_AT, now)
                    .onConflict(IDEMPOTENT_REQUEST.TOKEN_ID, IDEMPOTENT_REQUEST.KEY).doUpdate()
                    .set(IDEMPOTENT_REQUEST.FINGERPRINT, fingerprint)
                    .set(IDEMPOTENT_REQUEST.BEGUN_AT, now)
                    .setNull(IDEMPOTENT_REQUEST.STATUS)
                    .setNull(IDEMPOTENT_REQUEST.HEADERS)
                    .setNull(IDEMPOTENT_REQUEST.BODY)
                    .where(IDEMPOTENT_REQUEST.BEGUN_AT.lt(now.minus(KEPT)))
                    .execute();
            if (begun == 1) {
                return Optional.empty();
            }
            var before = sql.selectFrom(IDEMPOTENT_REQUEST)
                    .where(IDEMPOTENT_REQUEST.TOKEN_ID.eq(token), IDEMPOTENT_REQUEST.KEY.eq(key))
                    .fetchSingle();
            if (!before.getFingerprint().equals(fingerprint)) {
                throw new Problem(422, "Idempotency-Key used before",
                        "This key was used for another request. Take a new"
                                + " key for each new request.",
                        Map.of("header", "Idempotency-Key"));
            }
            if (before.getStatus() == null) {
                throw new Problem(409, "Request not answered yet",
                        "The first request with this key is being worked on, or"
                                + " its answer was lost. Wait; if this stays, look whether it was done and take a new key.",
                        Map.of("header", "Idempotency-Key"));
            }
            return Optional.of(new Answer.Kept(before.getStatus(), read(before.getHeaders()), before.getBody()));
        });
    }

    void keep(UUID token, String key, Answer.Kept answer) {
        db.write(sql -> sql.update(IDEMPOTENT_REQUEST)
                .set(IDEMPOTENT_REQUEST.STATUS, answer.status())
                .set(IDEMPOTENT_REQUEST.HEADERS, write(answer.headers()))
                .set(IDEMPOTENT_REQUEST.BODY, answer.body())
                .where(IDEMPOTENT_REQUEST.TOKEN_ID.eq(token), IDEMPOTENT_REQUEST.KEY.eq(key))
                .execute());
    }

    void forget(UUID token, String key) {
        db.write(sql -> sql.deleteFrom(IDEMPOTENT_REQUEST)
                .where(IDEMPOTENT_REQUEST.TOKEN_ID.eq(token), IDEMPOTENT_REQUEST.KEY.eq(key),
                        IDEMPOTENT_REQUEST.STATUS.isNull())
                .execute());
    }

    private void sweep() {
        var now = clock.instant();
        if (sweepIsDue(now)) {
            db.write(sql -> sql.deleteFrom(IDEMPOTENT_REQUEST)
                    .where(IDEMPOTENT_REQUEST.BEGUN_AT.lt(now.minus(KEPT)))
                    .execute());
        }
    }

    private synchronized boolean sweepIsDue(Instant now) {
        if (lastSweep.isAfter(now.minus(SWEPT_EVERY))) {
            return false;
        }
        lastSweep = now;
        return true;
    }

    private static String write(Map<String, List<String>> headers) {
        try {
            return JSON.writeValueAsString(headers);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, List<String>> read(String headers) {
        try {
            return JSON.readValue(headers, new TypeReference<>() {
            });
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("The kept answer cannot be read", damaged);
        }
    }
}
