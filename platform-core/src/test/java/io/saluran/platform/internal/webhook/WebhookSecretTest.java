package io.saluran.platform.internal.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X6")
class WebhookSecretTest {

    /// The example of the tests of Standard Webhooks' own libraries.
    @Test
    void a_message_is_signed_as_standard_webhooks_does() {
        var secret = new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        assertThat(secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1_614_265_330),
                "{\"test\": 2432232314}")).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void a_fresh_secret_is_long_enough_never_the_same_and_says_nothing_of_itself() {
        var secret = WebhookSecret.fresh();

        assertThat(secret.text()).startsWith("whsec_").isNotEqualTo(WebhookSecret.fresh().text());
        assertThat(Base64.getDecoder().decode(secret.text().substring(6))).hasSizeBetween(24, 64);
        assertThat(secret).hasToString("whsec_…");
    }
}
