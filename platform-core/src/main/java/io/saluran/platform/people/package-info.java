/// People, their teams and offices, as every bundle may see them.
@Export
@Version("1.0.0")
@NullMarked
package io.saluran.platform.people;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
