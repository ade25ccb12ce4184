package io.saluran.platform.event;

import org.osgi.annotation.versioning.ConsumerType;

/// Hears every event of one type while its bundle runs. Register one as an OSGi service; a page that is open for a while
/// subscribes by [Events#on] instead.
///
/// **How often**: every node hears every event, each at most once: what was told while a node had lost its database is
/// not told to it again. So do work that does no harm when each node does it, and never let an event be the only copy of
/// a fact; what must happen once belongs into a [io.saluran.platform.job.Job] or into the transaction itself.
///
/// **Order and thread**: the events of a handler come one after the other, in the order of their commits, on a thread of
/// the host; handlers do not wait for each other. A handler may query and write, and should be done within **10 s**;
/// while it works its further events wait, 1,000 at most: then the oldest is left out, which the log says. When its bundle
/// stops it is interrupted and hears no more.
///
/// What throws is logged with the bundle's name, and the next event comes all the same.
///
/// @param <E> a record of an API package or of the bundle itself, as it was published
@ConsumerType
public interface EventHandler<E extends Record> {

    /// Asked once, when the service appears.
    Class<E> type();

    void handle(E event) throws Exception;
}
