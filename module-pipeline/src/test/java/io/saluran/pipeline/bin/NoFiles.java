package io.saluran.pipeline.bin;

import io.saluran.platform.file.Files;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/// Nobody here has a file.
final class NoFiles implements Files {

    @Override
    public StoredFile store(DSLContext transaction, String name, String mediaType, InputStream content) {
        throw new AssertionError("No file is kept here");
    }

    @Override
    public void release(DSLContext transaction, UUID file) {
        throw new AssertionError("No file is let go here");
    }

    @Override
    public Optional<StoredFile> find(UUID id) {
        return Optional.empty();
    }

    @Override
    public InputStream open(StoredFile file) {
        throw new AssertionError("No file is opened here");
    }
}
