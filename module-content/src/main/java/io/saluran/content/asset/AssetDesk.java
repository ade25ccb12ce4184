package io.saluran.content.asset;

import io.saluran.db.Viewer;
import io.saluran.platform.format.Formats;
import io.saluran.platform.setting.Settings;

/// What the library's pages work with, for one viewer.
record AssetDesk(
        Viewer viewer,
        AssetLibrary library,
        Assets assets,
        AssetTypes types,
        AssetFiles files,
        AssetVersions versions,
        Formats formats,
        Settings settings) {

    private static final int USUAL_MEGABYTES = 100;

    boolean mayWrite() {
        return viewer.may(AssetPermissions.WRITE);
    }

    boolean mayPublish() {
        return viewer.may(AssetPermissions.PUBLISH);
    }

    /// The largest file that is taken, as the administrator set it.
    int mostMegabytes() {
        return settings.get("files.max-megabytes").filter(text -> text.matches("[1-9]\\d{0,3}")).map(Integer::valueOf)
                .orElse(USUAL_MEGABYTES);
    }
}
