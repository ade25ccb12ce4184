package io.saluran.platform.right;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/// The permissions that a bundle knows. Register one as an OSGi service; while it is there they can be given to roles,
/// and what was given is kept when the bundle stops.
///
/// Called once when the service appears, on a thread of the host; must answer at once.
@ConsumerType
public interface PermissionSet {

    List<Permission> permissions();
}
