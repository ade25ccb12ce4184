/// Tiles on the home page.
@Export
@Version("1.0.0")
@NullMarked
package io.saluran.ui.home;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
