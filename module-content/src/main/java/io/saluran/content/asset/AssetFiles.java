package io.saluran.content.asset;

import static io.saluran.content.sql.content.Tables.ASSET;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.platform.file.Files;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/// The files of the library, for those who see their assets.
@Unrestricted("the library is for everybody who may read it; AssetConditions hides drafts from those who do not write")
final class AssetFiles {

    private final Db db;
    private final Files files;

    AssetFiles(Db db, Files files) {
        this.db = db;
        this.files = files;
    }

    /// Opens the asset's file; the caller closes it. Empty for a link, and for what the viewer does not see.
    Optional<ServedFile> open(Viewer viewer, UUID asset) throws IOException {
        if (!viewer.may(AssetPermissions.READ)) {
            return Optional.empty();
        }
        var stored = db.read(viewer, sql -> sql.select(ASSET.FILE_ID)
                .from(ASSET)
                .where(AssetConditions.seen(viewer), ASSET.ID.eq(asset), ASSET.FILE_ID.isNotNull())
                .fetchOptional(ASSET.FILE_ID)).flatMap(files::find);
        return stored.isEmpty()
                ? Optional.empty()
                : Optional.of(new ServedFile(stored.get(), files.open(stored.get())));
    }
}
