/// Money, numbers, dates and durations as people read them.
@Export
@Version("1.1.0")
@NullMarked
package io.saluran.platform.format;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
