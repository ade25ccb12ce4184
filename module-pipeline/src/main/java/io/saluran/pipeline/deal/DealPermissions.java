package io.saluran.pipeline.deal;

import static io.saluran.platform.right.BuiltInRole.MANAGER;
import static io.saluran.platform.right.BuiltInRole.MARKETER;
import static io.saluran.platform.right.BuiltInRole.REP;
import static io.saluran.platform.right.BuiltInRole.TRAINER;

import io.saluran.platform.right.Permission;
import io.saluran.platform.right.PermissionSet;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/// What may be done with deals.
@Component
public final class DealPermissions implements PermissionSet {

    public static final String READ = "pipeline.deal.read";
    public static final String WRITE = "pipeline.deal.write";
    /// To move a deal on although exit criteria of its stage are not met.
    public static final String MOVE_ANYWAY = "pipeline.deal.move-anyway";
    public static final String DELETE = "pipeline.deal.delete";

    @Override
    public List<Permission> permissions() {
        return List.of(Permission.of(READ, MANAGER, REP, MARKETER, TRAINER), Permission.of(WRITE, MANAGER, REP),
                Permission.of(DELETE, MANAGER, REP), Permission.of(MOVE_ANYWAY, MANAGER));
    }
}
