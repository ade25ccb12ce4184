/// What happened, told to every node and every open page after the transaction that did it.
@Export
@Version("1.1.0")
@NullMarked
package io.saluran.platform.event;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
