package io.saluran.platform.internal.webhook;

import io.saluran.platform.webhook.WebhookEvent;
import io.saluran.platform.webhook.Webhooks;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// [Webhooks] by the function that triggers call too.
public final class SqlWebhooks implements Webhooks {

    @Override
    public void tell(DSLContext transaction, WebhookEvent event) {
        var owners = DSL.val(new UUID[] {event.owner()}, SQLDataType.UUID.getArrayDataType());
        transaction.execute(DSL.sql("select platform.webhook_tell({0}, {1}, {2})", DSL.val(event.kind()),
                DSL.val(new UUID[] {event.record()}, SQLDataType.UUID.getArrayDataType()), owners));
    }
}
