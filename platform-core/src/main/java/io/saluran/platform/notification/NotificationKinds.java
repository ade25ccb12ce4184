package io.saluran.platform.notification;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/// The kinds of notifications that a bundle tells. Register one as an OSGi service; while it is there people choose about
/// each kind how they are told, and what they chose is kept when the bundle stops.
///
/// Asked on a thread of the host whenever somebody is told something or looks at the choices; must answer at once.
@ConsumerType
public interface NotificationKinds {

    List<NotificationKind> kinds();
}
