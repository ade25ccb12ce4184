package io.saluran.platform.webhook;

import org.jooq.DSLContext;
import org.osgi.annotation.versioning.ProviderType;

/// Says what happened to those programs that want to be told. A bundle is handed it with the permission `events` only.
///
/// Safe for use by any thread.
@ProviderType
public interface Webhooks {

    /// Says it with the running transaction: messages go out within seconds of the commit, and none when it is rolled
    /// back. When nobody wants to be told of the kind, this is one small query.
    ///
    /// @param transaction the host's or the bundle's own
    /// @param event of a kind that a [WebhookSource] of the same bundle names
    void tell(DSLContext transaction, WebhookEvent event);
}
