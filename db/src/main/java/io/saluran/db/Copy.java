package io.saluran.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Loads many rows by PostgreSQL's `COPY`, in constant memory and in the running transaction.
public final class Copy {

    private static final int CHUNK = 1 << 16;

    private final CopyIn copy;
    private final StringBuilder chunk = new StringBuilder(CHUNK + (CHUNK >> 2));
    private int columns;

    private Copy(CopyIn copy) {
        this.copy = copy;
    }

    /// Supplies the rows.
    @FunctionalInterface
    public interface Rows {
        void writeTo(Copy copy) throws IOException;
    }

    /// @param target `schema.table (column, …)`, quoted where it must be
    /// @return how many rows were written
    /// @throws org.jooq.exception.DataAccessException if the database refuses a row; none is kept then
    public static long into(DSLContext sql, String target, Rows rows) {
        return sql.connectionResult(connection -> {
            var manager = connection.unwrap(PGConnection.class).getCopyAPI();
            var copy = new Copy(manager.copyIn("COPY " + target + " FROM STDIN"));
            try {
                rows.writeTo(copy);
                copy.flush();
                return copy.copy.endCopy();
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            } finally {
                if (copy.copy.isActive()) {
                    copy.copy.cancelCopy();
                }
            }
        });
    }

    /// Adds a cell to the row.
    public Copy cell(@Nullable String value) {
        if (columns++ > 0) {
            chunk.append('\t');
        }
        if (value == null) {
            chunk.append("\\N");
        } else {
            escape(value);
        }
        return this;
    }

    public Copy cell(long value) {
        if (columns++ > 0) {
            chunk.append('\t');
        }
        chunk.append(value);
        return this;
    }

    /// Ends the row.
    public void end() {
        chunk.append('\n');
        columns = 0;
        if (chunk.length() >= CHUNK) {
            flush();
        }
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            switch (c) {
                case '\\' -> chunk.append("\\\\");
                case '\t' -> chunk.append("\\t");
                case '\n' -> chunk.append("\\n");
                case '\r' -> chunk.append("\\r");
                case 0 -> chunk.append('\uFFFD'); // PostgreSQL's text cannot hold it
                default -> chunk.append(c);
            }
        }
    }

    private void flush() {
        var bytes = chunk.toString().getBytes(StandardCharsets.UTF_8);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
        } catch (SQLException problem) {
            throw new org.jooq.exception.DataAccessException("COPY was refused: " + problem.getMessage(), problem);
        }
        chunk.setLength(0);
    }
}
