/// Who did what, for the administrator and for the law.
@Export
@Version("1.0.0")
@NullMarked
package io.saluran.platform.audit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
