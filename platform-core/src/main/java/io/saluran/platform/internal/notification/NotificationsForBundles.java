package io.saluran.platform.internal.notification;

import io.saluran.platform.notification.Notifications;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;

/// Hands [Notifications] to each bundle in its own name.
public record NotificationsForBundles(StoredNotifications.Services services)
        implements
            ServiceFactory<Notifications> {

    /// The host's.
    public Notifications own() {
        return new StoredNotifications(StoredNotifications.HOST, services);
    }

    @Override
    public Notifications getService(Bundle bundle, ServiceRegistration<Notifications> registration) {
        return bundle.getBundleId() == 0
                ? own()
                : new StoredNotifications(String.valueOf(bundle.getSymbolicName()), services);
    }

    @Override
    public void ungetService(Bundle bundle, ServiceRegistration<Notifications> registration, Notifications given) {
        // Nothing was opened for it.
    }
}
