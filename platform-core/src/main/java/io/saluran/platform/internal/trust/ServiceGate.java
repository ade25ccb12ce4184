package io.saluran.platform.internal.trust;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.service.ListenerHook.ListenerInfo;

/// Shows each bundle only the services that it was granted; a component that refers to another stays unsatisfied.
///
/// The host sees everything, and a bundle its own. The distribution's bundles have what their manifests ask for, third
/// parties' what was [#allow]ed for the revision.
public final class ServiceGate implements FindHook, EventListenerHook, SynchronousBundleListener {

    /// Where third parties' bundles come from: how their locations begin.
    public static final String PLACE = "saluran:";

    private final Guards guards;
    private final Map<Long, Set<String>> allowed = new ConcurrentHashMap<>();
    private final Map<Long, Set<String>> withheld = new ConcurrentHashMap<>();

    private ServiceGate(BundleContext context) {
        guards = new Guards(context);
    }

    /// Stands in the framework from now on.
    public static ServiceGate in(BundleContext context) {
        var gate = new ServiceGate(context);
        context.addBundleListener(gate);
        context.registerService(new String[] {FindHook.class.getName(), EventListenerHook.class.getName()}, gate, null);
        return gate;
    }

    /// Whether grants bind a bundle; those of the distribution have what they ask for.
    public static boolean isThirdParty(Bundle bundle) {
        return bundle.getLocation().startsWith(PLACE);
    }

    /// Says what a third party's revision may use, before it starts.
    public void allow(Bundle bundle, Collection<String> permissions) {
        allowed.put(bundle.getBundleId(), Set.copyOf(permissions));
    }

    /// What a bundle may use.
    public Set<String> allowed(Bundle bundle) {
        if (isThirdParty(bundle)) {
            return allowed.getOrDefault(bundle.getBundleId(), Set.of());
        }
        return allowed.computeIfAbsent(bundle.getBundleId(), id -> Guards.declaration(bundle).asks());
    }

    /// Whether a bundle may do what has no service of its own.
    public boolean may(Bundle bundle, Capability capability) {
        return bundle.getBundleId() == 0 || allowed(bundle).contains(capability.permission());
    }

    /// Whether what a bundle contributes is taken; when not, it is among what was withheld.
    public boolean admits(Bundle bundle, Capability capability) {
        var admitted = may(bundle, capability);
        if (!admitted) {
            withhold(bundle, Set.of(capability.permission()));
        }
        return admitted;
    }

    /// What a bundle has looked for since it started and was not granted.
    public Set<String> withheld(Bundle bundle) {
        return new TreeSet<>(withheld.getOrDefault(bundle.getBundleId(), Set.of()));
    }

    /// The names of all that can be granted here.
    public Set<String> grantable() {
        return guards.grantable();
    }

    private Set<String> missing(@Nullable Bundle bundle, ServiceReference<?> service) {
        var missing = new TreeSet<String>();
        if (bundle != null && bundle.getBundleId() != 0 && !bundle.equals(service.getBundle())) {
            for (var type : (String[]) service.getProperty(Constants.OBJECTCLASS)) {
                guards.missing(type, allowed(bundle)).ifPresent(missing::add);
            }
        }
        return missing;
    }

    private void withhold(Bundle bundle, Set<String> missing) {
        withheld.computeIfAbsent(bundle.getBundleId(), id -> ConcurrentHashMap.newKeySet()).addAll(missing);
    }

    @Override
    public void find(BundleContext context, @Nullable String name, @Nullable String filter, boolean all,
            Collection<ServiceReference<?>> references) {
        var bundle = context.getBundle();
        for (var reference : new ArrayList<>(references)) {
            var missing = missing(bundle, reference);
            if (!missing.isEmpty()) {
                references.remove(reference);
                if (name != null || filter != null) {
                    withhold(bundle, missing);
                }
            }
        }
    }

    @Override
    public void event(ServiceEvent event, Map<BundleContext, Collection<ListenerInfo>> listeners) {
        for (var context : new ArrayList<>(listeners.keySet())) {
            var bundle = owner(context);
            var missing = missing(bundle, event.getServiceReference());
            if (bundle != null && !missing.isEmpty()) {
                var waiting = listeners.remove(context);
                if (waiting != null && waiting.stream().anyMatch(each -> matches(each, event.getServiceReference()))) {
                    withhold(bundle, missing);
                }
            }
        }
    }

    private static @Nullable Bundle owner(BundleContext context) {
        try {
            return context.getBundle();
        } catch (IllegalStateException stopped) {
            return null;
        }
    }

    private static boolean matches(ListenerInfo listener, ServiceReference<?> reference) {
        try {
            return listener.getFilter() != null && FrameworkUtil.createFilter(listener.getFilter()).match(reference);
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        var id = event.getBundle().getBundleId();
        switch (event.getType()) {
            case BundleEvent.STARTING -> withheld.remove(id);
            case BundleEvent.UNINSTALLED -> {
                withheld.remove(id);
                allowed.remove(id);
                guards.changed();
            }
            case BundleEvent.INSTALLED, BundleEvent.UPDATED -> guards.changed();
            default -> {
                // Nothing of what it may use changes.
            }
        }
    }
}
