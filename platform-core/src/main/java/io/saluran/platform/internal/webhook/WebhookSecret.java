package io.saluran.platform.internal.webhook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secret of a webhook, by which its receiver knows that a message is ours. As Standard Webhooks has it: 24 to 64 random
/// bytes in Base64, after `whsec_`.
record WebhookSecret(String text) {

    static final String PREFIX = "whsec_";

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String HMAC = "HmacSHA256";

    static WebhookSecret fresh() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    /// Of `id.timestamp.body`, as it stands in the header `webhook-signature`.
    ///
    /// @param at the moment of the attempt, to the second
    String sign(String id, Instant at, String body) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(text.substring(PREFIX.length())), HMAC));
            var signed = id + '.' + at.getEpochSecond() + '.' + body;
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("Every Java has HMAC with SHA-256", impossible);
        }
    }

    /// Says nothing of it, wherever it is written.
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
