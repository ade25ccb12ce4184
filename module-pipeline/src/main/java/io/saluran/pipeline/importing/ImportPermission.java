package io.saluran.pipeline.importing;

import io.saluran.platform.right.BuiltInRole;
import io.saluran.platform.right.Permission;
import io.saluran.platform.right.PermissionSet;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/// The permission to bring tables into the pipeline.
@Component
public final class ImportPermission implements PermissionSet {

    public static final String IMPORT = "pipeline.import";

    @Override
    public List<Permission> permissions() {
        return List.of(Permission.of(IMPORT, BuiltInRole.MANAGER));
    }
}
