/// Tables from files into records: one engine behind the wizard, the command line and REST.
@Export
@Version("1.8.0")
@NullMarked
package io.saluran.platform.importing;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
