package io.saluran.pipeline.bin;

import static io.saluran.platform.right.BuiltInRole.MANAGER;
import static io.saluran.platform.right.BuiltInRole.REP;

import io.saluran.platform.right.Permission;
import io.saluran.platform.right.PermissionSet;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/// Who opens the bin, and who may delete for good. What somebody finds there, they may see and delete.
@Component
public final class BinPermissions implements PermissionSet {

    public static final String OPEN = "pipeline.bin.open";
    public static final String PURGE = "pipeline.bin.purge";

    @Override
    public List<Permission> permissions() {
        return List.of(Permission.of(OPEN, MANAGER, REP), Permission.of(PURGE, MANAGER));
    }
}
