package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The headers by which a browser keeps what is served here from being framed, sniffed or made to run what it should not
/// (decision 15).
@Tag("X5")
@ExtendWith(LivePlatform.Shared.class)
class HeadersIT {

    private static final Pattern NONCE = Pattern.compile("script-src 'nonce-([\\w-]{22})' 'strict-dynamic'");
    private static final String HSTS = "Strict-Transport-Security";

    private static HttpResponse<String> get(LivePlatform live, String path, String... headers) {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(live.address() + path));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /// One of each kind: page, style sheet, module, Vaadin's own, REST and its refusal, export and its refusal (which a
    /// servlet begins anew), a bundle's files, health, and what is nowhere.
    private static List<String> everything(LivePlatform live) {
        var bundle = Jsoup.parse(get(live, "/sign-in").body()).select("script[src]").attr("src");
        return List.of("/sign-in", "/saluran/saluran.css", "/saluran/board-v1.js",
                "/" + bundle.replaceFirst("^\\./", ""),
                "/api/openapi.json", "/api/v1/deals", "/export/deals.csv", "/bundle/none/1/x.js", "/health/live",
                "/metrics", "/saluran/none.css", "/control");
    }

    @Test
    void every_answer_refuses_to_be_framed_sniffed_or_embedded(LivePlatform live) {
        for (var path : everything(live)) {
            var answer = get(live, path);

            assertThat(header(answer, "X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(header(answer, "X-Frame-Options")).as(path).isEqualTo("DENY");
            assertThat(header(answer, "Referrer-Policy")).as(path).isEqualTo("same-origin");
            assertThat(header(answer, "Cross-Origin-Opener-Policy")).as(path).isEqualTo("same-origin");
            assertThat(header(answer, "Permissions-Policy")).as(path).contains("camera=()", "microphone=()");
            assertThat(header(answer, "Content-Security-Policy")).as(path)
                    .startsWith("default-src 'none'; ").contains("frame-ancestors 'none'").doesNotContain("unsafe-");
        }
    }

    @Test
    void what_is_no_page_may_load_and_run_nothing(LivePlatform live) {
        assertThat(everything(live).stream().skip(1)).allSatisfy(path -> assertThat(
                header(get(live, path), "Content-Security-Policy")).doesNotContain("script-src"));
    }

    @Test
    void a_page_trusts_only_scripts_and_styles_with_its_own_number(LivePlatform live) {
        var first = get(live, "/sign-in");
        var nonce = NONCE.matcher(header(first, "Content-Security-Policy"));

        assertThat(nonce.find()).isTrue();
        assertThat(Jsoup.parse(first.body()).select("script, style, link[rel=stylesheet]")).hasSizeGreaterThan(3)
                .allSatisfy(element -> assertThat(element.attr("nonce")).isEqualTo(nonce.group(1)));
        assertThat(header(get(live, "/sign-in"), "Content-Security-Policy")).doesNotContain(nonce.group(1));
    }

    @Test
    void a_person_who_gets_no_file_is_told_on_a_page_that_runs_nothing(LivePlatform live) {
        var answer = get(live, "/export/deals.csv", "Accept", "text/html");

        assertThat(answer.body()).contains("<h1>");
        assertThat(header(answer, "Content-Security-Policy")).contains("style-src 'sha256-")
                .doesNotContain("script-src");
    }

    @Test
    void the_cookie_of_a_session_is_kept_from_scripts_and_other_sites(LivePlatform live) {
        assertThat(header(get(live, "/sign-in"), "Set-Cookie")).contains("HttpOnly", "SameSite=Lax")
                .doesNotContain("Secure");
    }

    @Test
    void by_tls_before_a_proxy_the_cookie_and_the_browser_keep_to_it(LivePlatform live) {
        var answer = get(live, "/sign-in", "X-Forwarded-Proto", "https");

        assertThat(header(answer, "Set-Cookie")).contains("Secure", "HttpOnly", "SameSite=Lax");
        assertThat(header(answer, HSTS)).isEqualTo("max-age=31536000");
        assertThat(header(get(live, "/api/v1/deals", "X-Forwarded-Proto", "https"), HSTS)).isNotEmpty();
        assertThat(header(get(live, "/sign-in"), HSTS)).isEmpty();
    }
}
