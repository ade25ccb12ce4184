/// Records out as CSV or XLSX.
@Export
@Version("1.2.0")
@NullMarked
package io.saluran.platform.export;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
