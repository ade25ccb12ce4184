/// Pages of bundles and their places in the navigation.
@Export
@Version("1.0.0")
@NullMarked
package io.saluran.ui.view;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
