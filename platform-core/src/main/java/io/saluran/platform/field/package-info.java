/// Fields that a company adds to its records, and the kinds of values that they hold (P23).
@Export
@Version("1.3.0")
@NullMarked
package io.saluran.platform.field;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
