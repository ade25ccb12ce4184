/// Files by content, kept once however often they are used.
@Export
@Version("1.1.0")
@NullMarked
package io.saluran.platform.file;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
