/// What the company has chosen: its name, its currency, and what bundles add.
@Export
@Version("1.1.0")
@NullMarked
package io.saluran.platform.setting;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
