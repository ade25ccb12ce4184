package io.saluran.platform.right;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Header;

/// On a service interface that a bundle's API exports: other bundles are handed the service only when an administrator
/// has granted them the permission of this name, for example `deals.read`. What it allows is the text `grant.NAME`, which
/// the API bundle brings.
///
/// It becomes the header `Saluran-Grants` when the bundle is built by bnd; without bnd write `TYPE=NAME` there, parted by
/// commas. A bundle asks by its header `Saluran-Permissions`. An interface without it is handed to everybody. A service
/// that reads and writes is two interfaces with a name each, so that reading can be granted alone.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@Header(name = "Saluran-Grants", value = "${@class}=${#value}")
public @interface RequiresGrant {

    /// Small letters, digits, dots and dashes.
    String value();
}
