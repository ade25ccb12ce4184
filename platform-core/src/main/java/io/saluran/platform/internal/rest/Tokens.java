package io.saluran.platform.internal.rest;

import static io.saluran.platform.internal.sql.Tables.PERSON;
import static io.saluran.platform.internal.sql.Tables.TOKEN;
import static org.jooq.Records.mapping;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.platform.audit.Audit;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tokens with which programs act for a person. The secret is 256 random bits, shown once and kept as a hash.
public final class Tokens {

    /// What programs are told apart from passwords and other secrets by.
    static final String PREFIX = "saluran_";

    private static final int SECRET_BYTES = 32;
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private final Db db;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /// What a token may be used for, within what its person may.
    public enum Scope {
        READ, WRITE;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Scope of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }

    /// A token as its person sees it.
    ///
    /// @param expiresAt null for one that does not expire
    /// @param lastUsedAt to the minute; null if it was never used
    /// @param revokedAt null while it is in force
    public record Token(UUID id, String name, Scope scope, Instant createdAt, @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt, @Nullable Instant revokedAt) {

        /// Whether it lets in at this moment.
        public boolean inForce(Instant now) {
            return revokedAt == null && (expiresAt == null || expiresAt.isAfter(now));
        }
    }

    /// A new token.
    ///
    /// @param secret what the program sends; nobody can read it again
    public record Created(UUID id, String secret) {}

    /// Who comes with a token.
    record Bearer(UUID token, UUID person, Scope scope, @Nullable Instant lastUsedAt) {}

    public Tokens(Db db, Audit audit, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /// Makes a token for a person.
    ///
    /// @param who the person, or an administrator or the command line for them
    /// @param life null for one that does not expire
    public Created create(Viewer who, UUID person, String name, Scope scope, @Nullable Duration life) {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        var secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var id = Ids.next();
        var now = clock.instant();
        db.write(sql -> {
            sql.insertInto(TOKEN)
                    .set(TOKEN.ID, id)
                    .set(TOKEN.PERSON_ID, person)
                    .set(TOKEN.NAME, name.strip())
                    .set(TOKEN.SCOPE, scope.stored())
                    .set(TOKEN.HASH, hash(secret))
                    .set(TOKEN.CREATED_AT, now)
                    .set(TOKEN.EXPIRES_AT, life == null ? null : now.plus(life))
                    .execute();
            audit.record(sql, who, "token.created", name.strip());
            return id;
        });
        return new Created(id, secret);
    }

    /// A person's tokens, the newest first.
    public List<Token> of(UUID person) {
        return db.read(sql -> sql.select(TOKEN.ID, TOKEN.NAME, TOKEN.SCOPE.convertFrom(Scope::of), TOKEN.CREATED_AT,
                TOKEN.EXPIRES_AT, TOKEN.LAST_USED_AT, TOKEN.REVOKED_AT)
                .from(TOKEN)
                .where(TOKEN.PERSON_ID.eq(person))
                .orderBy(TOKEN.ID.desc())
                .fetch(mapping(Token::new)));
    }

    /// Ends a token of a person at once.
    ///
    /// @return whether it was in force
    public boolean revoke(Viewer who, UUID person, UUID id) {
        return db.write(sql -> {
            var name = sql.update(TOKEN)
                    .set(TOKEN.REVOKED_AT, clock.instant())
                    .where(TOKEN.ID.eq(id), TOKEN.PERSON_ID.eq(person), TOKEN.REVOKED_AT.isNull())
                    .returningResult(TOKEN.NAME)
                    .fetchOptional(TOKEN.NAME);
            name.ifPresent(known -> audit.record(sql, who, "token.revoked", known));
            return name.isPresent();
        });
    }

    /// Who a secret stands for: empty if it is unknown, expired or revoked, or its person has left.
    Optional<Bearer> bearer(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        var now = clock.instant();
        var found = db.read(sql -> sql.select(TOKEN.ID, TOKEN.PERSON_ID, TOKEN.SCOPE.convertFrom(Scope::of),
                TOKEN.LAST_USED_AT)
                .from(TOKEN)
                .join(PERSON).on(PERSON.ID.eq(TOKEN.PERSON_ID))
                .where(TOKEN.HASH.eq(hash(secret)), TOKEN.REVOKED_AT.isNull(), PERSON.LEFT_AT.isNull(),
                        TOKEN.EXPIRES_AT.isNull().or(TOKEN.EXPIRES_AT.gt(now)))
                .fetchOptional(mapping(Bearer::new)));
        found.ifPresent(bearer -> noteUse(bearer, now));
        return found;
    }

    private void noteUse(Bearer bearer, Instant now) {
        var noted = bearer.lastUsedAt();
        if (noted == null || noted.plus(USE_NOTED_EVERY).isBefore(now)) {
            db.write(sql -> sql.update(TOKEN)
                    .set(TOKEN.LAST_USED_AT, now)
                    .where(TOKEN.ID.eq(bearer.token()))
                    .execute());
        }
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
