package io.saluran.pipeline.contact;

import static io.saluran.platform.right.BuiltInRole.MANAGER;
import static io.saluran.platform.right.BuiltInRole.MARKETER;
import static io.saluran.platform.right.BuiltInRole.REP;
import static io.saluran.platform.right.BuiltInRole.TRAINER;

import io.saluran.platform.right.Permission;
import io.saluran.platform.right.PermissionSet;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/// What may be done with contacts.
@Component
public final class ContactPermissions implements PermissionSet {

    public static final String READ = "pipeline.contact.read";
    public static final String WRITE = "pipeline.contact.write";
    public static final String DELETE = "pipeline.contact.delete";

    @Override
    public List<Permission> permissions() {
        return List.of(Permission.of(READ, MANAGER, REP, MARKETER, TRAINER),
                Permission.of(WRITE, MANAGER, REP, MARKETER),
                Permission.of(DELETE, MANAGER, REP));
    }
}
