/// Panels that bundles put on each other's record pages.
@Export
@Version("1.0.0")
@NullMarked
package io.saluran.ui.panel;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
