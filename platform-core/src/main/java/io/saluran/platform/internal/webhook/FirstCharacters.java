package io.saluran.platform.internal.webhook;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/// The beginning of an answer; the rest of it is not read.
final class FirstCharacters implements BodySubscriber<String> {

    private static final int BYTES_OF_ONE = 4;

    private final int most;
    private final CompletableFuture<String> text = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Flow.@Nullable Subscription subscription;

    /// @param most characters that are kept
    FirstCharacters(int most) {
        this.most = most;
    }

    @Override
    public void onSubscribe(Flow.Subscription to) {
        subscription = to;
        to.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (var buffer : buffers) {
            var some = new byte[Math.min(buffer.remaining(), most * BYTES_OF_ONE - bytes.size())];
            buffer.get(some);
            bytes.writeBytes(some);
        }
        if (bytes.size() == most * BYTES_OF_ONE && subscription != null) {
            subscription.cancel();
            onComplete();
        }
    }

    @Override
    public void onError(Throwable problem) {
        // The status has been answered; that is what counts.
        onComplete();
    }

    @Override
    public void onComplete() {
        // PostgreSQL takes no NUL in a text.
        var all = bytes.toString(StandardCharsets.UTF_8).replace('\0', ' ').strip();
        text.complete(all.substring(0, all.offsetByCodePoints(0, Math.min(most, all.codePointCount(0, all.length())))));
    }

    @Override
    public CompletionStage<String> getBody() {
        return text;
    }
}
