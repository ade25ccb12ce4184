package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Viewer;
import io.saluran.dist.LivePlatform.Asker;
import io.saluran.platform.internal.rest.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A token lets in for as long, and as far, as it should: at the next call it is dead when it was revoked, ran out, or its
/// person left; one that calls too often waits. What a reading token may not write is in [RightsIT].
@Tag("X5")
@ExtendWith(LivePlatform.Shared.class)
class TokensIT {

    private static final int DONE = 200;
    private static final int NOT_SIGNED_IN = 401;
    private static final int TOO_MANY = 429;
    private static final int MANY = 600;
    private static final int CALLERS = 16;

    private static HttpResponse<String> send(HttpRequest.Builder request, String token) {
        try (var client = HttpClient.newHttpClient()) {
            return send(client, request, token);
        }
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request, String token) {
        try {
            return client.send(request.header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static HttpRequest.Builder to(LivePlatform live, String path) {
        return HttpRequest.newBuilder(URI.create(live.address() + path));
    }

    private static int status(LivePlatform live, String token) {
        return send(to(live, "/api/v1/pipelines?limit=1"), token).statusCode();
    }

    private static Tokens.Created token(LivePlatform live, Asker of, Tokens.Scope scope, Duration life) {
        return live.platform().tokens().create(Viewer.system(), of.id(), "passing", scope, life);
    }

    @Test
    void a_revoked_token_is_dead_at_the_next_call_everywhere(LivePlatform live) {
        var token = token(live, live.chief(), Tokens.Scope.WRITE, Duration.ofDays(1));
        assertThat(status(live, token.secret())).isEqualTo(DONE);

        live.platform().tokens().revoke(Viewer.system(), live.chief().id(), token.id());

        assertThat(status(live, token.secret())).isEqualTo(NOT_SIGNED_IN);
        assertThat(send(to(live, "/export/deals.csv"), token.secret()).statusCode()).isEqualTo(NOT_SIGNED_IN);
        assertThat(send(to(live, "/metrics").header("X-Forwarded-For", "203.0.113.9"), token.secret()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void one_that_ran_out_or_was_never_made_lets_nobody_in(LivePlatform live) {
        assertThat(status(live, token(live, live.chief(), Tokens.Scope.WRITE, Duration.ZERO).secret()))
                .isEqualTo(NOT_SIGNED_IN);
        assertThat(status(live, "saluran_" + "A".repeat(43))).isEqualTo(NOT_SIGNED_IN);
        assertThat(status(live, token(live, live.chief(), Tokens.Scope.READ, Duration.ofDays(1)).secret() + "A"))
                .isEqualTo(NOT_SIGNED_IN);
    }

    @Test
    void the_tokens_of_somebody_who_left_are_dead(LivePlatform live) {
        var leaver = live.asker("Leaver", "own", live.permissions());
        assertThat(status(live, leaver.token())).isEqualTo(DONE);

        live.platform().db().write(sql -> sql.execute("update platform.person set left_at = now() where id = ?",
                leaver.id()));

        assertThat(status(live, leaver.token())).isEqualTo(NOT_SIGNED_IN);
    }

    @Test
    void a_token_that_calls_too_often_is_told_how_long_to_wait_and_others_are_not(LivePlatform live)
            throws InterruptedException {
        var wild = token(live, live.chief(), Tokens.Scope.WRITE, Duration.ofDays(1)).secret();
        // Several at once, for one after the other is slower than what is allowed where the machine is busy.
        try (var client = HttpClient.newHttpClient(); var callers = Executors.newFixedThreadPool(CALLERS)) {
            var reads = Collections.nCopies(MANY, (Callable<HttpResponse<String>>) () -> send(client,
                    to(live, "/api/v1/nothing"), wild));
            // Writes take from the same bucket; what is let through is refused for its body.
            var writes = Collections.nCopies(MANY, (Callable<HttpResponse<String>>) () -> send(client,
                    to(live, "/api/v1/deals").header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{}")),
                    wild));
            for (var kind : List.of(reads, writes)) {
                assertThat(callers.invokeAll(kind)).extracting(Future::resultNow)
                        .filteredOn(answer -> answer.statusCode() == TOO_MANY).isNotEmpty().allSatisfy(answer -> {
                            assertThat(answer.headers().firstValueAsLong("Retry-After")).hasValue(1);
                            assertThat(answer.body()).contains("This token calls too often");
                        });
            }
        }
        assertThat(status(live, live.chief().token())).isEqualTo(DONE);
    }
}
