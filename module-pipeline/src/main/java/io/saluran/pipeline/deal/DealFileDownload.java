package io.saluran.pipeline.deal;

import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.saluran.db.Viewer;
import io.saluran.platform.file.Files.StoredFile;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/// Gives a file of a deal to the browser, to be saved and never shown, as long as the viewer sees the deal.
final class DealFileDownload implements DownloadHandler {

    private static final long serialVersionUID = 1;
    private static final int NOT_FOUND = 404;

    private final transient DealFiles files;
    private final transient Viewer viewer;
    private final UUID entry;

    DealFileDownload(DealFiles files, Viewer viewer, UUID entry) {
        this.files = files;
        this.viewer = viewer;
        this.entry = entry;
    }

    @Override
    public void handleDownloadRequest(DownloadEvent event) throws IOException {
        var response = event.getResponse();
        var found = files.find(viewer, entry);
        if (found.isEmpty()) {
            response.setStatus(NOT_FOUND);
            return;
        }
        var file = found.get();
        try (var content = files.open(file); var out = response.getOutputStream()) {
            headers(file).forEach(response::setHeader);
            content.transferTo(out);
        }
    }

    /// To be saved and never shown, whatever it is.
    static Map<String, String> headers(StoredFile file) {
        return Map.of("Content-Type", "application/octet-stream", "Content-Length", Long.toString(file.bytes()),
                "Content-Disposition", disposition(file.name()), "X-Content-Type-Options", "nosniff",
                "Cache-Control", "private, no-cache", "Content-Security-Policy", "default-src 'none'; sandbox");
    }

    /// In both forms of RFC 6266, the plain one for what reads no other.
    static String disposition(String name) {
        var plain = name.replaceAll("[^\\x20-\\x7e]|[\"\\\\%;]", "_");
        var whole = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + whole;
    }

    @Override
    public String getUrlPostfix() {
        return "file";
    }
}
