package io.saluran.content.asset;

import static io.saluran.platform.right.BuiltInRole.MANAGER;
import static io.saluran.platform.right.BuiltInRole.MARKETER;
import static io.saluran.platform.right.BuiltInRole.REP;
import static io.saluran.platform.right.BuiltInRole.TRAINER;

import io.saluran.platform.right.Permission;
import io.saluran.platform.right.PermissionSet;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/// What may be done with the content library. Who only reads sees what is published; drafts and what was put away are
/// seen by those who write.
@Component
public final class AssetPermissions implements PermissionSet {

    public static final String READ = "content.asset.read";
    public static final String WRITE = "content.asset.write";
    public static final String PUBLISH = "content.asset.publish";

    @Override
    public List<Permission> permissions() {
        return List.of(Permission.of(READ, MANAGER, REP, MARKETER, TRAINER), Permission.of(WRITE, MARKETER),
                Permission.of(PUBLISH, MARKETER));
    }
}
