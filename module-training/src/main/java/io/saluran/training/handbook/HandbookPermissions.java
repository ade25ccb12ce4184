package io.saluran.training.handbook;

import static io.saluran.platform.right.BuiltInRole.MANAGER;
import static io.saluran.platform.right.BuiltInRole.MARKETER;
import static io.saluran.platform.right.BuiltInRole.REP;
import static io.saluran.platform.right.BuiltInRole.TRAINER;

import io.saluran.platform.right.Permission;
import io.saluran.platform.right.PermissionSet;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/// What may be done with the handbook.
@Component
public final class HandbookPermissions implements PermissionSet {

    public static final String READ = "training.page.read";
    public static final String WRITE = "training.page.write";

    @Override
    public List<Permission> permissions() {
        return List.of(Permission.of(READ, MANAGER, REP, MARKETER, TRAINER), Permission.of(WRITE, MANAGER, TRAINER));
    }
}
