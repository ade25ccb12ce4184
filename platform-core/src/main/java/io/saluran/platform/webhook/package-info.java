/// Telling other programs over HTTP what happened.
@Export
@Version("1.0.0")
@NullMarked
package io.saluran.platform.webhook;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
