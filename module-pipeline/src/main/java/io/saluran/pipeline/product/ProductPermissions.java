package io.saluran.pipeline.product;

import static io.saluran.platform.right.BuiltInRole.MANAGER;
import static io.saluran.platform.right.BuiltInRole.MARKETER;
import static io.saluran.platform.right.BuiltInRole.REP;
import static io.saluran.platform.right.BuiltInRole.TRAINER;

import io.saluran.platform.right.Permission;
import io.saluran.platform.right.PermissionSet;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/// What may be done with the catalogue.
@Component
public final class ProductPermissions implements PermissionSet {

    public static final String READ = "pipeline.product.read";
    public static final String WRITE = "pipeline.product.write";

    @Override
    public List<Permission> permissions() {
        return List.of(Permission.of(READ, MANAGER, REP, MARKETER, TRAINER), Permission.of(WRITE, MANAGER));
    }
}
