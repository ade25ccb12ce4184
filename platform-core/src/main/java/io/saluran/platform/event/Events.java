package io.saluran.platform.event;

import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.osgi.annotation.versioning.ProviderType;

/// Tells all nodes what happened, after the transaction in which it happened has been committed, and never when it was
/// rolled back.
@ProviderType
public interface Events {

    /// Publishes with the running transaction.
    ///
    /// @param event a record of ids and plain values in an API package, named in the past tense; as JSON below 7,000
    ///        bytes, so name many records by their import or bulk change, not one by one
    void publish(DSLContext transaction, Record event);

    /// Hears events of a type from every node, in the order of their commits, on one thread of the host: hand long work
    /// on, and enter a UI by `UI.access`. What throws is logged with the bundle's name and the next event comes all the
    /// same.
    ///
    /// @return close it when the listener's page or component goes
    <E extends Record> Subscription on(Class<E> type, Consumer<? super E> listener);

    /// A listener that can be ended.
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
