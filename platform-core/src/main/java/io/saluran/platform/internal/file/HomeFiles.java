package io.saluran.platform.internal.file;

import static io.saluran.platform.internal.sql.Tables.FILE;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.platform.file.Files;
import io.saluran.platform.internal.setting.FileSettings;
import io.saluran.platform.setting.Settings;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.Records;

/// [Files] in the home folder: the names in the table `platform.file`, each content once on the disk.
public final class HomeFiles implements Files {

    private static final int LONGEST_NAME = 200;
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9][a-z0-9.+-]*/[a-z0-9][a-z0-9.+-]*");

    private final Db db;
    private final Settings settings;
    private final Clock clock;
    private final ContentFolder folder;
    private final Releases releases;

    /// @param folder is made when it is not there
    public HomeFiles(Db db, Settings settings, Clock clock, Path folder) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
        this.folder = new ContentFolder(folder);
        this.releases = new Releases(db, clock, this.folder);
    }

    @Override
    public StoredFile store(DSLContext transaction, String name, String mediaType, InputStream content)
            throws IOException {
        try (var coming = folder.take(content, limit())) {
            // From here on nobody deletes the same content, nor the row that is found here.
            Releases.hold(transaction, coming.sha256());
            folder.keep(coming);
            return row(transaction, new StoredFile(Ids.next(), plain(name), known(mediaType), coming.bytes(),
                    coming.sha256()));
        }
    }

    private StoredFile row(DSLContext transaction, StoredFile wanted) {
        return transaction.select(FILE.ID, FILE.NAME, FILE.MEDIA_TYPE, FILE.BYTES, FILE.SHA256)
                .from(FILE)
                .where(FILE.SHA256.eq(wanted.sha256()), FILE.NAME.eq(wanted.name()),
                        FILE.MEDIA_TYPE.eq(wanted.mediaType()))
                .orderBy(FILE.CREATED_AT)
                .limit(1)
                .fetchOptional(Records.mapping(StoredFile::new))
                .orElseGet(() -> insert(transaction, wanted));
    }

    private StoredFile insert(DSLContext sql, StoredFile file) {
        sql.insertInto(FILE)
                .set(FILE.ID, file.id())
                .set(FILE.NAME, file.name())
                .set(FILE.MEDIA_TYPE, file.mediaType())
                .set(FILE.BYTES, file.bytes())
                .set(FILE.SHA256, file.sha256())
                .set(FILE.CREATED_AT, clock.instant())
                .execute();
        return file;
    }

    @Override
    public void release(DSLContext transaction, UUID file) {
        releases.add(transaction, file);
    }

    Releases releases() {
        return releases;
    }

    @Override
    public Optional<StoredFile> find(UUID id) {
        return db.read(sql -> sql.select(FILE.ID, FILE.NAME, FILE.MEDIA_TYPE, FILE.BYTES, FILE.SHA256)
                .from(FILE)
                .where(FILE.ID.eq(id))
                .fetchOptional(Records.mapping(StoredFile::new)));
    }

    @Override
    public InputStream open(StoredFile file) throws IOException {
        return folder.open(file.sha256()).orElseThrow(() -> new FileNotFoundException("The content of the file "
                + file.name() + " (" + file.id() + ") is gone from the home folder; restore it from a backup."));
    }

    private long limit() {
        return (long) FileSettings.MAX_MEGABYTES.numberIn(settings) << 20;
    }

    /// The name without what some browsers send before it, and without signs that no name has.
    private static String plain(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
        if (last.replace(".", "").isBlank()) {
            return "file";
        }
        if (last.length() <= LONGEST_NAME) {
            return last;
        }
        var dot = last.lastIndexOf('.');
        var ending = dot > last.length() - 12 ? last.substring(dot) : "";
        return last.substring(0, LONGEST_NAME - ending.length()) + ending;
    }

    private static String known(String mediaType) {
        var type = mediaType.toLowerCase(Locale.ROOT).replaceFirst(";.*", "").strip();
        return MEDIA_TYPE.matcher(type).matches() ? type : "application/octet-stream";
    }
}
