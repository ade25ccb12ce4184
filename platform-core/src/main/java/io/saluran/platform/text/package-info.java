/// Words for people, in their language.
@Export
@Version("1.0.0")
@NullMarked
package io.saluran.platform.text;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
