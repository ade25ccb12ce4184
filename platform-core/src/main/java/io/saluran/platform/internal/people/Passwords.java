package io.saluran.platform.internal.people;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Passwords as Argon2id hashes, with the parameters that OWASP names as the least (19 MiB, two rounds).
public final class Passwords {

    /// The shortest password that is taken.
    public static final int SHORTEST = 10;

    private static final Argon2Function HASH = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
    // Checked for addresses nobody has, so that the answer takes as long as for those somebody has.
    private static final String NOBODYS = hash("nobody has this password");

    // Each takes 19 MiB while it is checked; who waits here holds a thread and nothing else.
    private static final Semaphore AT_ONCE = new Semaphore(Math.max(4, Runtime.getRuntime().availableProcessors()));

    private Passwords() {}

    public static String hash(String password) {
        return Password.hash(password).addRandomSalt(16).with(HASH).getResult();
    }

    /// @param hash null where there is no such person or no password; the check takes its time all the same
    static boolean matches(String password, @Nullable String hash) {
        AT_ONCE.acquireUninterruptibly();
        try {
            var right = Password.check(password, hash == null ? NOBODYS : hash).with(HASH);
            return right && hash != null;
        } finally {
            AT_ONCE.release();
        }
    }

    /// What is wrong with a new password: a text key, or null when it may be taken.
    public static @Nullable String problem(String password, String name, @Nullable String email) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return "password.too-short";
        }
        var plain = password.toLowerCase(Locale.ROOT);
        if (plain.equals(name.toLowerCase(Locale.ROOT)) || plain.equals(email)
                || plain.chars().distinct().count() < 4) {
            return "password.too-easy";
        }
        return null;
    }
}
