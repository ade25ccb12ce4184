package io.saluran.platform.internal.webhook;

import io.saluran.platform.right.Permission;
import io.saluran.platform.right.PermissionSet;
import java.util.List;

/// What roles may allow about webhooks.
public final class WebhookPermissions implements PermissionSet {

    public static final String WRITE = "platform.webhooks.write";

    @Override
    public List<Permission> permissions() {
        return List.of(Permission.of(WRITE));
    }
}
