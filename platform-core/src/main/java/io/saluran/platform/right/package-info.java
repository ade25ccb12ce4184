/// Permissions and roles; which permissions there are is said by the bundles.
@Export
@Version("1.1.0")
@NullMarked
package io.saluran.platform.right;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
