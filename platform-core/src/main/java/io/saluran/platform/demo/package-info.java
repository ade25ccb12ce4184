/// A believable company to look at.
@Export
@Version("1.0.0")
@NullMarked
package io.saluran.platform.demo;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
