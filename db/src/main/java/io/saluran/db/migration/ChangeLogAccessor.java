package io.saluran.db.migration;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import liquibase.resource.AbstractResource;
import liquibase.resource.AbstractResourceAccessor;
import liquibase.resource.OpenOptions;
import liquibase.resource.Resource;

/// A change log as Liquibase reads it.
final class ChangeLogAccessor extends AbstractResourceAccessor {

    private final ChangeLog changeLog;

    ChangeLogAccessor(ChangeLog changeLog) {
        this.changeLog = changeLog;
    }

    @Override
    public List<Resource> search(String path, boolean recursive) throws IOException {
        var folder = path.endsWith("/") ? path : path + '/';
        return changeLog.files().stream().filter(file -> file.startsWith(folder)).map(this::resource).toList();
    }

    @Override
    public List<Resource> getAll(String path) throws IOException {
        return changeLog.files().stream().filter(path::equals).map(this::resource).toList();
    }

    @Override
    public List<String> describeLocations() {
        return List.of("db");
    }

    @Override
    public void close() {
        // Nothing stays open between calls.
    }

    private Resource resource(String file) {
        return new File(changeLog, file);
    }

    private static final class File extends AbstractResource {

        private final ChangeLog changeLog;

        File(ChangeLog changeLog, String path) {
            super(path, URI.create("changelog:/" + path));
            this.changeLog = changeLog;
        }

        @Override
        public InputStream openInputStream() throws IOException {
            return changeLog.open(getPath());
        }

        @Override
        public boolean isWritable() {
            return false;
        }

        @Override
        public boolean exists() {
            return true;
        }

        @Override
        public Resource resolve(String other) {
            return new File(changeLog, resolvePath(other));
        }

        @Override
        public Resource resolveSibling(String other) {
            return new File(changeLog, resolveSiblingPath(other));
        }

        @Override
        public OutputStream openOutputStream(OpenOptions options) throws IOException {
            throw new IOException("A change log is only read");
        }
    }
}
