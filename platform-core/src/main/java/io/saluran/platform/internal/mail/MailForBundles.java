package io.saluran.platform.internal.mail;

import io.saluran.platform.event.Events;
import io.saluran.platform.mail.Mail;
import java.time.Clock;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;

/// Hands [Mail] to each bundle in its own name.
public record MailForBundles(MailServers servers, Events events, Clock clock) implements ServiceFactory<Mail> {

    /// The host's.
    public Mail own() {
        return new OutboxMail(OutboxMail.HOST, servers, events, clock);
    }

    @Override
    public Mail getService(Bundle bundle, ServiceRegistration<Mail> registration) {
        return bundle.getBundleId() == 0
                ? own()
                : new OutboxMail(String.valueOf(bundle.getSymbolicName()), servers, events, clock);
    }

    @Override
    public void ungetService(Bundle bundle, ServiceRegistration<Mail> registration, Mail given) {
        // Nothing was opened for it.
    }
}
