package io.saluran.platform.internal.webhook;

import io.saluran.platform.setting.Settings;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Brings a message to its address and comes back with the answer. Redirects are not followed: they would lead past the check
/// of the address.
///
/// Safe for use by any thread.
public final class Courier implements AutoCloseable {

    /// As long a receiver has to answer.
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    /// As much of an answer is kept.
    static final int LONGEST_ANSWER = 2_000;

    private final Settings settings;
    private final Clock clock;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    public Courier(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// A message to be brought.
    ///
    /// @param secrets the one that holds, and the one before while that holds too
    record Parcel(String id, String address, List<WebhookSecret> secrets, String body) {}

    /// Waits for the answer, [#PATIENCE] at most and as long again for the address.
    Answer bring(Parcel parcel) throws InterruptedException {
        var began = System.nanoTime();
        var near = WebhookSettings.PRIVATE.isSetIn(settings);
        var address = WebhookAddress.of(parcel.address(), near);
        try {
            if (address.isEmpty() || (!near && !address.get().isFar())) {
                return new Answer(null, "private", "", millis(began));
            }
        } catch (UnknownHostException unknown) {
            return new Answer(null, "unknown-host", "", millis(began));
        }
        var coming = client.sendAsync(request(parcel, address.get()), head -> new FirstCharacters(LONGEST_ANSWER));
        try {
            var answer = coming.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(answer.statusCode(), null, answer.body(), millis(began));
        } catch (TimeoutException silence) {
            return new Answer(null, "timeout", "", millis(began));
        } catch (ExecutionException problem) {
            return failed(problem.getCause(), millis(began));
        } finally {
            end(coming);
        }
    }

    private static void end(CompletableFuture<HttpResponse<String>> coming) {
        coming.cancel(true);
    }

    private HttpRequest request(Parcel parcel, WebhookAddress address) {
        var now = clock.instant();
        return HttpRequest.newBuilder(address.uri())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Saluran")
                .header("webhook-id", parcel.id())
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", parcel.secrets().stream()
                        .map(secret -> secret.sign(parcel.id(), now, parcel.body())).collect(Collectors.joining(" ")))
                .POST(HttpRequest.BodyPublishers.ofString(parcel.body()))
                .build();
    }

    private static Answer failed(@Nullable Throwable cause, int took) {
        return switch (cause) {
            case java.net.http.HttpTimeoutException silence -> new Answer(null, "timeout", "", took);
            case ConnectException refused -> new Answer(null, "network", words(refused), took);
            case null -> new Answer(null, "network", "", took);
            default -> new Answer(null, "network", words(cause), took);
        };
    }

    private static String words(Throwable problem) {
        var text = String.valueOf(problem.getMessage() == null
                ? problem.getClass().getSimpleName()
                : problem.getMessage()).strip();
        return text.substring(0, Math.min(text.length(), LONGEST_ANSWER));
    }

    private static int millis(long began) {
        return (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
