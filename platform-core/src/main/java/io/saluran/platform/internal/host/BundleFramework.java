package io.saluran.platform.internal.host;

import io.saluran.platform.internal.guard.Guard;
import io.saluran.platform.internal.trust.Declaration;
import io.saluran.platform.internal.trust.ServiceGate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.launch.Framework;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The Apache Felix framework in this process, with the bundles of the distribution.
///
/// A bundle with the header `Saluran-Schema` owns the schema of that name; its change log is applied before it starts. A
/// bundle that cannot start is left stopped with the reason kept, and the others start all the same.
public final class BundleFramework implements AutoCloseable {

    /// Names the schema that a bundle owns.
    public static final String SCHEMA_HEADER = Declaration.SCHEMA_HEADER;

    /// How the names of the framework's bundles and classes begin.
    public static final String FRAMEWORK = "org.apache.felix.";

    private static final Logger LOG = LoggerFactory.getLogger(BundleFramework.class);

    private final Framework framework;
    private final BundleMigration migration;
    private final Map<Long, String> failures = new HashMap<>();
    private final Revisions revisions;
    private final Guard guard;
    private final ServiceGate gate;

    /// Brings a bundle's schema to what its change log says.
    @FunctionalInterface
    public interface BundleMigration {
        void migrate(Bundle bundle, String schema);

        /// Undoes what the change log of a bundle did beyond some changes.
        ///
        /// @return the ids of those that stay beside them, since they cannot be undone
        default List<String> undo(Bundle bundle, String schema, Set<String> before) {
            return List.of();
        }
    }

    private BundleFramework(Framework framework, BundleMigration migration, Guard guard) {
        this.framework = framework;
        this.migration = migration;
        this.guard = guard;
        this.revisions = new Revisions(framework);
        this.gate = ServiceGate.in(framework.getBundleContext());
    }

    /// Makes the framework ready for services of the host; no bundle runs yet.
    ///
    /// @param storage a folder for the framework's own use, emptied at each start: the distribution says which bundles
    ///        there are
    public static BundleFramework open(Path storage, BundleMigration migration) {
        return open(storage, new Guard(Clock.systemUTC()), migration);
    }

    /// @param guard through which all code of bundles is called
    public static BundleFramework open(Path storage, Guard guard, BundleMigration migration) {
        var settings = new HashMap<String, String>();
        settings.put(Constants.FRAMEWORK_STORAGE, storage.toString());
        settings.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        settings.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                SystemPackages.OF_HOST);
        settings.put(Constants.FRAMEWORK_BOOTDELEGATION, "sun.*,com.sun.*");
        settings.put(Constants.FRAMEWORK_BUNDLE_PARENT, Constants.FRAMEWORK_BUNDLE_PARENT_EXT);
        settings.put("felix.log.level", "1");
        // The revision after stands beside the one before while it is tried, also when both call themselves the same.
        settings.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
        settings.put("ds.delayed.keepInstances", "true");
        var framework = new FrameworkFactory().newFramework(settings);
        try {
            framework.init();
        } catch (BundleException problem) {
            throw new IllegalStateException("The bundle framework cannot start in " + storage, problem);
        }
        framework.getBundleContext().registerService(Guard.class, guard, null);
        // At once, for a bundle that starts again right away begins with a clean sheet.
        framework.getBundleContext().addBundleListener((SynchronousBundleListener) event -> {
            if (event.getType() == BundleEvent.STOPPED) {
                guard.forget(event.getBundle());
            }
        });
        return new BundleFramework(framework, migration, guard);
    }

    public BundleContext context() {
        return framework.getBundleContext();
    }

    /// Installs and starts every jar of the folder, in the order of their names; libraries first.
    public void start(Path folder) throws IOException {
        try {
            framework.start();
        } catch (BundleException problem) {
            throw new IllegalStateException("The bundle framework cannot start", problem);
        }
        var installed = new ArrayList<Bundle>();
        try (var jars = Files.list(folder)) {
            for (var jar : jars.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
                installed.add(context().installBundle("reference:" + jar.toUri()));
            }
        } catch (BundleException problem) {
            throw new IllegalStateException("A bundle of the distribution cannot be installed: "
                    + problem.getMessage(), problem);
        }
        installed.forEach(this::tryStart);
    }

    /// All bundles but the framework itself and revisions that are only tried.
    public List<Bundle> bundles() {
        return List.of(context().getBundles()).stream()
                .filter(bundle -> bundle.getBundleId() != 0 && !revisions.isTried(bundle)).toList();
    }

    /// Through which all code of bundles is called.
    public Guard guard() {
        return guard;
    }

    /// Says which bundle may use what.
    public ServiceGate gate() {
        return gate;
    }

    public Revisions revisions() {
        return revisions;
    }

    public Optional<Bundle> find(String symbolicName) {
        return bundles().stream().filter(bundle -> symbolicName.equals(bundle.getSymbolicName())).findFirst();
    }

    /// The bundle that a class is part of, by its name; the host's own classes and those of the framework have none, for
    /// these act for others.
    public Optional<Bundle> owner(String className) {
        if (className.startsWith(FRAMEWORK)) {
            return Optional.empty();
        }
        var file = className.replaceFirst("[$/].*", "").replace('.', '/') + ".class";
        return bundles().stream().filter(bundle -> bundle.getEntry(file) != null).findFirst();
    }

    /// Why the bundle could not start the last time.
    public Optional<String> failure(Bundle bundle) {
        synchronized (failures) {
            return Optional.ofNullable(failures.get(bundle.getBundleId()));
        }
    }

    /// Starts a bundle, migrating its schema before.
    ///
    /// @return whether it runs
    public boolean tryStart(Bundle bundle) {
        if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null) {
            return true;
        }
        try {
            migrate(bundle);
            bundle.start();
            succeeded(bundle);
            return true;
        } catch (BundleException | RuntimeException problem) {
            LOG.error("Bundle {} does not start: {}", bundle.getSymbolicName(), problem.getMessage(), problem);
            failed(bundle, String.valueOf(problem.getMessage()));
            return false;
        }
    }

    /// Brings the schema of a bundle to what its change log says; nothing for one without tables.
    public void migrate(Bundle bundle) {
        var schema = bundle.getHeaders().get(SCHEMA_HEADER);
        if (schema != null) {
            migration.migrate(bundle, schema);
        }
    }

    /// Undoes what its change log did beyond some changes.
    ///
    /// @return the ids of those that stay beside them, since they cannot be undone
    public List<String> undoMigration(Bundle bundle, Set<String> before) {
        var schema = bundle.getHeaders().get(SCHEMA_HEADER);
        return schema == null ? List.of() : migration.undo(bundle, schema, before);
    }

    /// Keeps why a bundle could not start.
    public void failed(Bundle bundle, String why) {
        synchronized (failures) {
            failures.put(bundle.getBundleId(), why);
        }
    }

    /// Forgets why it could not.
    public void succeeded(Bundle bundle) {
        synchronized (failures) {
            failures.remove(bundle.getBundleId());
        }
    }

    /// Stops a bundle; what it contributed goes, its data stays.
    ///
    /// @throws BundleException if its own stopping failed; it is stopped all the same
    public void stop(Bundle bundle) throws BundleException {
        bundle.stop();
    }

    @Override
    public void close() {
        try {
            framework.stop();
            framework.waitForStop(10_000);
        } catch (BundleException problem) {
            LOG.warn("The bundle framework did not stop cleanly", problem);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
