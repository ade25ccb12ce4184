/// Parts of pages that every bundle may use, so that all pages look and work alike.
@Export
@Version("1.8.0")
@NullMarked
package io.saluran.ui.component;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
