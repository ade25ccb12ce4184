/// What can be done from the search box and by keys, wherever one is.
@Export
@Version("1.0.0")
@NullMarked
package io.saluran.ui.command;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
