package example.rimba.competitors;

import static io.saluran.platform.right.BuiltInRole.MANAGER;
import static io.saluran.platform.right.BuiltInRole.MARKETER;
import static io.saluran.platform.right.BuiltInRole.REP;
import static io.saluran.platform.right.BuiltInRole.TRAINER;

import io.saluran.platform.right.Permission;
import io.saluran.platform.right.PermissionSet;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/// What may be done with competitors; an administrator gives it to roles.
@Component
public final class CompetitorPermissions implements PermissionSet {

    static final String READ = "competitors.read";
    static final String WRITE = "competitors.write";

    @Override
    public List<Permission> permissions() {
        return List.of(Permission.of(READ, MANAGER, REP, MARKETER, TRAINER), Permission.of(WRITE, MANAGER, REP));
    }
}
