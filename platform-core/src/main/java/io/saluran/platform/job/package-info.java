/// Work that is done by itself at its time, once across all nodes.
@Export
@Version("1.0.0")
@NullMarked
package io.saluran.platform.job;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
