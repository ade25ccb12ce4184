package io.saluran.platform.internal.importing;

import io.saluran.platform.importing.ImportTarget;
import io.saluran.platform.importing.Imports;
import io.saluran.platform.internal.host.Contributions;
import io.saluran.platform.rest.RestResource;
import io.saluran.platform.right.PermissionSet;
import java.nio.file.Path;
import org.osgi.framework.BundleContext;

/// The engine in the host: takes the targets of all bundles, offers itself, the platform's own target, permissions and
/// the REST resource.
public final class ImportServices implements AutoCloseable {

    private final Contributions<ImportTarget> targets;
    private final Imports imports;

    private ImportServices(Contributions<ImportTarget> targets, Imports imports) {
        this.targets = targets;
        this.imports = imports;
    }

    /// @param folder for files on their way in and for rejected rows
    public static ImportServices open(BundleContext context, Engine.Services services, Path folder) {
        var targets = Contributions.of(context, ImportTarget.class);
        var imports = new Engine(services, targets::services, folder);
        context.registerService(PermissionSet.class, new ImportPermissions(), null);
        context.registerService(ImportTarget.class, new PeopleTarget(services.texts()), null);
        context.registerService(Imports.class, imports, null);
        context.registerService(RestResource.class, new ImportsResource(imports, services.texts()), null);
        return new ImportServices(targets, imports);
    }

    public Imports imports() {
        return imports;
    }

    @Override
    public void close() {
        targets.close();
    }
}
