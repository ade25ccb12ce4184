package io.saluran.db;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/// Transactions. Every call borrows a connection, and gives it back when the work ends; calls do not nest: pass the
/// `DSLContext` on.
///
/// Safe for use by any thread, but never wait for it on the UI thread.
@ProviderType
public interface Db {

    /// Reads in one consistent, read-only transaction without a viewer; for what belongs to nobody.
    <T extends @Nullable Object> T read(Work<T> work);

    /// Writes in one transaction without a viewer. What is thrown rolls it back and travels on as it is.
    <T extends @Nullable Object> T write(Work<T> work);

    /// Reads for somebody. Record tables are narrowed by [Viewer#maySee].
    <T extends @Nullable Object> T read(Viewer viewer, Work<T> work);

    /// Writes for somebody.
    <T extends @Nullable Object> T write(Viewer viewer, Work<T> work);

    /// What is done in a transaction.
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {
        T in(DSLContext sql);
    }
}
