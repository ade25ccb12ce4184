/// Pages of bundles, their places in the navigation, and their files for browsers.
@Export
@Version("1.1.0")
@NullMarked
package io.saluran.ui.view;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
