package io.saluran.platform.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.osgi.annotation.versioning.ProviderType;

/// Keeps files by the hash of their content, under the home folder.
@ProviderType
public interface Files {

    /// Reads the stream to its end and keeps it; the same content is kept once.
    ///
    /// @param name as the person called it; no path
    /// @throws FileTooLarge above the limit (100 MB by default); nothing is kept then
    StoredFile store(DSLContext transaction, String name, String mediaType, InputStream content) throws IOException;

    /// Lets a file go with the running transaction, which has taken away the caller's references to it. During a night after
    /// the commit it is deleted, from the disk too, if no row of any bundle refers to it; the same content under another name
    /// stays. Nothing happens when the transaction is rolled back, or for a file that is not there.
    ///
    /// So a table refers to files by a foreign key (`REFERENCES platform.file`), without a delete action: what does not is
    /// not seen here.
    void release(DSLContext transaction, UUID file);

    Optional<StoredFile> find(UUID id);

    /// @throws java.io.FileNotFoundException if the content is gone from the disk
    InputStream open(StoredFile file) throws IOException;

    /// A kept file.
    record StoredFile(UUID id, String name, String mediaType, long bytes, String sha256) {}

    /// The file has more bytes than the administrator allows.
    final class FileTooLarge extends IOException {
        private static final long serialVersionUID = 1;

        /// The limit in bytes.
        private final long limit;

        public FileTooLarge(long limit) {
            super("The file is larger than " + limit + " bytes");
            this.limit = limit;
        }

        public long limit() {
            return limit;
        }
    }
}
