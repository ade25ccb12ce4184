package io.saluran.platform.internal.export;

import io.saluran.platform.rest.Problem;
import io.saluran.platform.text.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;

/// Why a person gets no file, as a small page.
final class ProblemPage {

    private static final String STYLE = "body { font: 16px/1.5 Inter, system-ui, sans-serif; max-width: 34rem; "
            + "margin: 20vh auto 0; padding: 0 1.5rem } h1 { font-size: 1.25rem; margin: 0 }";
    private static final String POLICY = "default-src 'none'; style-src '" + fingerprint(STYLE)
            + "'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private ProblemPage() {}

    static void send(Problem problem, Texts texts, Locale language, HttpServletResponse response) throws IOException {
        var about = switch (problem.status()) {
            case 401 -> "export.problem.sign-in";
            case 403 -> "export.problem.not-allowed";
            case 404 -> "export.problem.not-found";
            default -> "export.problem.failed";
        };
        var number = String.valueOf(problem.more().getOrDefault("number", ""));
        response.setStatus(problem.status());
        response.setContentType("text/html;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", POLICY);
        response.getOutputStream()
                .write("""
                        <!doctype html>
                        <html lang="%s">
                        <meta charset="utf-8">
                        <meta name="viewport" content="width=device-width, initial-scale=1">
                        <meta name="color-scheme" content="light dark">
                        <title>%s · Saluran</title>
                        <style>%s</style>
                        <h1>%s</h1>
                        <p>%s</p>
                        <p><a href="/">%s</a></p>
                        </html>
                        """
                        .formatted(plain(language.toLanguageTag()), plain(texts.text(language, "export.problem.title")),
                                STYLE, plain(texts.text(language, "export.problem.title")),
                                plain(texts.text(language, about, number)),
                                plain(texts.text(language, "export.problem.back")))
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static String fingerprint(String style) {
        try {
            return "sha256-" + Base64.getEncoder().encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    private static String plain(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
