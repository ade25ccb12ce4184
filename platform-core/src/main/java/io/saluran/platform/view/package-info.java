/// What people narrowed a page to and kept under a name.
@Export
@Version("1.1.0")
@NullMarked
package io.saluran.platform.view;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
