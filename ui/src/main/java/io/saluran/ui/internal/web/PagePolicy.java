package io.saluran.ui.internal.web;

import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// The content security policy of pages: a script runs when it carries the number that this answer was given, or was
/// loaded by one that does. Why so, and each exception: `docs/decisions/0015-content-security-policy.md`.
final class PagePolicy {

    private static final int NONCE_BYTES = 16;
    // The icon font that vaadin-upload of Vaadin 25.2.6 brings as markup.
    private static final String UPLOAD_ICONS = "'sha256-3a64dNOQwcII785DP1PNJieaL3Lbu50dIaJGcJ6xwQ4='";
    private static final String STRICT = read("strict.js");

    private final SecureRandom random = new SecureRandom();

    /// Gives the page and its scripts and styles a number that nobody can guess.
    void apply(IndexHtmlResponse page) {
        var bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        var nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        mark(page.getDocument(), nonce);
        page.getVaadinResponse().setHeader("Content-Security-Policy", policy(nonce));
    }

    private static void mark(Document document, String nonce) {
        var strict = new Element("script");
        strict.appendChild(new DataNode(STRICT));
        document.head().prependChild(strict);
        document.select("script, style, link").attr("nonce", nonce);
    }

    static String policy(String nonce) {
        return String.join("; ", "default-src 'none'",
                "script-src 'nonce-" + nonce + "' 'strict-dynamic'",
                "style-src 'self' 'nonce-" + nonce + "' " + UPLOAD_ICONS,
                "img-src 'self' data: blob:",
                "font-src 'self' data:",
                "connect-src 'self'",
                "media-src 'self'",
                "frame-src 'self'",
                "manifest-src 'self'",
                "frame-ancestors 'none'",
                "base-uri 'self'",
                "form-action 'self'");
    }

    private static String read(String name) {
        try (InputStream in = Objects.requireNonNull(PagePolicy.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
