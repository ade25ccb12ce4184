package io.saluran.platform.internal.export;

import io.saluran.platform.export.ExportSource;
import java.io.IOException;

/// A table that is being sent.
interface Table extends ExportSource.Sheet, AutoCloseable {

    /// Sends what is left. Without it the table is cut off.
    void finish() throws IOException;

    /// Gives back what it holds.
    @Override
    void close() throws IOException;
}
