package io.saluran.platform.internal.trust;

import io.saluran.db.Db;
import io.saluran.platform.audit.Audit;
import io.saluran.platform.event.Events;
import io.saluran.platform.file.Files;
import io.saluran.platform.importing.Imports;
import io.saluran.platform.mail.Mail;
import io.saluran.platform.notification.Notifications;
import io.saluran.platform.people.People;
import io.saluran.platform.setting.Settings;
import io.saluran.platform.view.CompanyViews;
import io.saluran.platform.webhook.Webhooks;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRevision;

/// Which permissions services need: those of the host by this list, those of bundles by what the bundle that exports the
/// service's type says in its manifest. What nobody says anything of is free.
final class Guards {

    /// One of these is needed for each.
    private static final Map<String, Set<String>> HOST = Map.ofEntries(
            Map.entry(Db.class.getName(), Set.of(Capability.DATABASE.permission())),
            Map.entry(People.class.getName(), Set.of(Capability.PEOPLE_READ.permission())),
            Map.entry(Settings.class.getName(),
                    Set.of(Capability.SETTINGS_READ.permission(), Capability.SETTINGS_WRITE.permission())),
            Map.entry(Files.class.getName(), Set.of(Capability.UPLOADS.permission())),
            Map.entry(Events.class.getName(), Set.of(Capability.EVENTS.permission())),
            Map.entry(Audit.class.getName(), Set.of(Capability.AUDIT_WRITE.permission())),
            Map.entry(Imports.class.getName(), Set.of(Capability.IMPORTS.permission())),
            Map.entry(Mail.class.getName(), Set.of(Capability.MAIL_SEND.permission())),
            Map.entry(Notifications.class.getName(), Set.of(Capability.NOTIFY.permission())),
            Map.entry(Webhooks.class.getName(), Set.of(Capability.EVENTS.permission())),
            Map.entry(CompanyViews.class.getName(), Set.of(Capability.SETTINGS_WRITE.permission())));

    private final BundleContext context;
    private volatile @Nullable Map<String, Set<String>> ofBundles;

    Guards(BundleContext context) {
        this.context = context;
    }

    static Declaration declaration(Bundle bundle) {
        var headers = bundle.getHeaders("");
        return Declaration.of(headers.get(Declaration.PERMISSIONS_HEADER), headers.get(Declaration.GRANTS_HEADER));
    }

    /// Bundles came, went or were updated.
    void changed() {
        ofBundles = null;
    }

    /// What is lacked for a service of a type; empty when nothing is.
    Optional<String> missing(String type, Set<String> allowed) {
        if (isInternal(type)) {
            return Optional.of(type);
        }
        var host = HOST.get(type);
        if (host != null) {
            return Collections.disjoint(host, allowed) ? host.stream().min(String::compareTo) : Optional.empty();
        }
        return ofBundles().getOrDefault(type, Set.of()).stream().filter(name -> !allowed.contains(name)).findFirst();
    }

    /// The host's own affairs, which bundles cannot be granted.
    private static boolean isInternal(String type) {
        return type.startsWith("io.saluran.") && List.of(type.split("\\.")).contains("internal");
    }

    Set<String> grantable() {
        var names = new HashSet<>(Capability.names());
        ofBundles().values().forEach(names::addAll);
        return names;
    }

    private Map<String, Set<String>> ofBundles() {
        var known = ofBundles;
        if (known == null) {
            known = read();
            ofBundles = known;
        }
        return known;
    }

    private Map<String, Set<String>> read() {
        var read = new HashMap<String, Set<String>>();
        for (var bundle : context.getBundles()) {
            var guards = bundle.getBundleId() == 0 ? Map.<String, String>of() : declaration(bundle).guards();
            guards.forEach((type, permission) -> {
                if (exports(bundle, type.substring(0, Math.max(0, type.lastIndexOf('.'))))) {
                    read.computeIfAbsent(type, each -> new HashSet<>()).add(permission);
                }
            });
        }
        return read;
    }

    /// Nobody guards what is another's.
    private static boolean exports(Bundle bundle, String name) {
        return Objects.requireNonNull(bundle.adapt(BundleRevision.class))
                .getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE).stream()
                .anyMatch(each -> name.equals(each.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE)));
    }
}
