/// One box over everything a person may see.
@Export
@Version("1.0.0")
@NullMarked
package io.saluran.platform.search;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
