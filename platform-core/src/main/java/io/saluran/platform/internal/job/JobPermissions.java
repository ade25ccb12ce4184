package io.saluran.platform.internal.job;

import io.saluran.platform.right.Permission;
import io.saluran.platform.right.PermissionSet;
import java.util.List;

/// What roles may allow about jobs.
public final class JobPermissions implements PermissionSet {

    public static final String RUN = "platform.jobs.run";

    @Override
    public List<Permission> permissions() {
        return List.of(Permission.of(RUN));
    }
}
