/// How custom fields are asked for and shown on pages, and how a bundle brings a field for values of its own (P23).
@Export
@Version("1.0.0")
@NullMarked
package io.saluran.ui.field;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
