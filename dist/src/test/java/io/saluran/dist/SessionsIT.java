package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import io.saluran.dist.Chromium.Look;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a session's cookie opens and what it does not: neither one that was known before somebody signed in, nor one that
/// another site makes the browser send.
@Tag("X5")
@ExtendWith(LivePlatform.Shared.class)
@EnabledIfEnvironmentVariable(named = "SALURAN_BROWSER", matches = ".+")
class SessionsIT {

    private static final Pattern TOKEN = Pattern.compile("\"csrfToken\":\"([^\"]+)\"");
    // What Vaadin says to a page that is none of the session's.
    private static final String LEAVE = "\"syncId\":-1";
    private static final String EXPORT = "/export/deals.csv";
    private static final int NOT_SIGNED_IN = 401;
    private static final int DONE = 200;

    private static Sessions of(Page page, LivePlatform live) {
        var cookie = page.context().cookies().stream().filter(each -> each.name.equals("saluran")).findFirst()
                .orElseThrow();
        return new Sessions(live.address(), "saluran=" + cookie.value);
    }

    @Test
    void a_session_is_another_one_once_somebody_signed_in_and_none_when_they_left(LivePlatform live) throws Exception {
        try (var chromium = new Chromium()) {
            var page = chromium.context(Look.usual()).newPage();
            page.navigate(live.address() + "/sign-in");
            var known = of(page, live);
            var said = new AtomicReference<>("");
            page.onRequest(request -> remember(request, said));
            chromium.signIn(page, live, live.chief());
            var signedIn = of(page, live);

            assertThat(signedIn.cookie()).isNotEqualTo(known.cookie());
            assertThat(known.get(EXPORT).statusCode()).isEqualTo(NOT_SIGNED_IN);
            assertThat(signedIn.get(EXPORT).statusCode()).isEqualTo(DONE);
            assertThat(signedIn.get("/api/v1/deals").statusCode()).as("the API knows no cookie")
                    .isEqualTo(NOT_SIGNED_IN);

            Chromium.go(page, "profile");
            onlyWithTheToken(signedIn, String.valueOf(said.get()));

            page.locator(".s-user vaadin-button").last().click();
            page.waitForSelector(".s-door");
            assertThat(signedIn.get(EXPORT).statusCode()).isEqualTo(NOT_SIGNED_IN);
        }
    }

    private static void remember(Request request, AtomicReference<String> said) {
        if (request.url().contains("v-r=uidl") && request.postData() != null) {
            said.set(request.url().replaceFirst("^[^/]+//[^/]+", "") + ' ' + request.postData());
        }
    }

    /// Sends again what the page said last, as another site could make the browser do, which does not know the token.
    private static void onlyWithTheToken(Sessions session, String said) throws Exception {
        var path = said.substring(0, said.indexOf(' '));
        var body = said.substring(said.indexOf(' ') + 1);
        assertThat(TOKEN.matcher(body).find()).as(body).isTrue();
        var forged = TOKEN.matcher(body).replaceFirst("\"csrfToken\":\"guessed\"");

        assertThat(session.post(path, BodyPublishers.ofString(forged)).body()).contains(LEAVE);
        assertThat(session.post(path, BodyPublishers.ofString(body)).body()).contains("\"syncId\"")
                .doesNotContain(LEAVE);
    }
}
