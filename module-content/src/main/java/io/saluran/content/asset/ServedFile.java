package io.saluran.content.asset;

import io.saluran.platform.file.Files.StoredFile;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/// A file on its way to a browser, with the headers that keep it from doing harm there.
record ServedFile(StoredFile file, InputStream content) {

    private static final Set<String> IMAGES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");
    // Nothing that can hold a script: no HTML, no SVG.
    private static final Set<String> OTHERS_SHOWN = Set.of("application/pdf", "video/mp4", "video/webm", "audio/mpeg");

    static boolean isImage(String mediaType) {
        return IMAGES.contains(mediaType);
    }

    static boolean isPdf(String mediaType) {
        return mediaType.equals("application/pdf");
    }

    /// Whether a browser may show it in place of saving it.
    static boolean isShown(String mediaType) {
        return IMAGES.contains(mediaType) || OTHERS_SHOWN.contains(mediaType);
    }

    /// @param show in the browser where it is harmless; otherwise it is saved
    Map<String, String> headers(boolean show) {
        var inline = show && isShown(file.mediaType());
        return Map.of("Content-Disposition", (inline ? "inline" : "attachment") + fileName(),
                "X-Content-Type-Options", "nosniff",
                "Cache-Control", "private, no-cache",
                // A page of ours may frame it; it may load and run nothing itself.
                "X-Frame-Options", "SAMEORIGIN",
                "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; "
                        + "frame-ancestors 'self'");
    }

    /// In both forms of RFC 6266, the plain one for what reads no other.
    private String fileName() {
        var plain = file.name().replaceAll("[^\\x20-\\x7e]|[\"\\\\%;]", "_");
        var whole = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return "; filename=\"" + plain + "\"; filename*=UTF-8''" + whole;
    }
}
