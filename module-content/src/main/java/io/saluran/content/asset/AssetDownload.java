package io.saluran.content.asset;

import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Gives an asset's file to the browser that shows the page, as long as the viewer sees the asset.
final class AssetDownload implements DownloadHandler {

    private static final long serialVersionUID = 1;
    private static final int NOT_FOUND = 404;

    private final transient AssetDesk desk;
    private final UUID asset;
    private final @Nullable UUID former;
    private final boolean show;

    /// @param show in the browser where it is harmless; otherwise it is saved
    AssetDownload(AssetDesk desk, UUID asset, boolean show) {
        this(desk, asset, null, show);
    }

    private AssetDownload(AssetDesk desk, UUID asset, @Nullable UUID former, boolean show) {
        this.desk = desk;
        this.asset = asset;
        this.former = former;
        this.show = show;
    }

    /// A file that the asset had.
    static AssetDownload former(AssetDesk desk, UUID asset, UUID former) {
        return new AssetDownload(desk, asset, former, false);
    }

    @Override
    public void handleDownloadRequest(DownloadEvent event) throws IOException {
        var response = event.getResponse();
        var served = former == null
                ? desk.files().open(desk.viewer(), asset)
                : desk.versions().open(desk.viewer(), asset, former);
        if (served.isEmpty()) {
            response.setStatus(NOT_FOUND);
            return;
        }
        try (var content = served.get().content(); var out = response.getOutputStream()) {
            var file = served.get().file();
            served.get().headers(show).forEach(response::setHeader);
            response.setContentType(file.mediaType());
            response.setHeader("Content-Length", Long.toString(file.bytes()));
            content.transferTo(out);
        }
    }

    @Override
    public String getUrlPostfix() {
        return "file";
    }
}
