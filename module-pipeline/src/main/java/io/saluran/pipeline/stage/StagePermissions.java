package io.saluran.pipeline.stage;

import static io.saluran.platform.right.BuiltInRole.MANAGER;

import io.saluran.platform.right.Permission;
import io.saluran.platform.right.PermissionSet;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/// Who may change how a company sells: pipelines, stages and reasons. Everybody who sees deals sees them.
@Component
public final class StagePermissions implements PermissionSet {

    public static final String CONFIGURE = "pipeline.pipeline.configure";

    @Override
    public List<Permission> permissions() {
        return List.of(Permission.of(CONFIGURE, MANAGER));
    }
}
