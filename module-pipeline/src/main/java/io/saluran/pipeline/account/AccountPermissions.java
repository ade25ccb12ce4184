package io.saluran.pipeline.account;

import static io.saluran.platform.right.BuiltInRole.MANAGER;
import static io.saluran.platform.right.BuiltInRole.MARKETER;
import static io.saluran.platform.right.BuiltInRole.REP;
import static io.saluran.platform.right.BuiltInRole.TRAINER;

import io.saluran.platform.right.Permission;
import io.saluran.platform.right.PermissionSet;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/// What may be done with accounts.
@Component
public final class AccountPermissions implements PermissionSet {

    public static final String READ = "pipeline.account.read";
    public static final String WRITE = "pipeline.account.write";
    public static final String DELETE = "pipeline.account.delete";

    @Override
    public List<Permission> permissions() {
        return List.of(Permission.of(READ, MANAGER, REP, MARKETER, TRAINER),
                Permission.of(WRITE, MANAGER, REP, MARKETER),
                Permission.of(DELETE, MANAGER, REP));
    }
}
