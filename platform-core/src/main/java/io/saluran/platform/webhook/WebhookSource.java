package io.saluran.platform.webhook;

import io.saluran.db.Viewer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/// The kinds of events of a bundle that other programs can be told of, and what they are told. Register one as an OSGi
/// service; while it is there, administrators choose its kinds on the page of webhooks. That something happened is said
/// with the transaction in which it does, by [Webhooks] or, from a trigger, by `platform.webhook_tell`.
///
/// `bodies` is called on a thread of the host's job, seconds after the commit, once for each webhook and some 200 events
/// at most; it may query and should be done within **10 s**. What throws is logged with the bundle's name and asked again
/// at the next round; after three days the events are dropped. While the bundle is away its events wait as long.
@ConsumerType
public interface WebhookSource {

    /// For example `deal.moved`; always the same. The title of each is the text `webhook.kind.KIND`. Must answer at once.
    List<String> kinds();

    /// What is told of these events, as `data` of the message: what REST answers for the record.
    ///
    /// @param viewer in whose name a webhook is: leave out what that person may not see
    /// @return by the record's id, values that Jackson writes; an event whose record is left out is not told
    Map<UUID, Object> bodies(Viewer viewer, List<WebhookEvent> events);
}
