/// What people are told while they do something else, and what they want to be reminded of.
@Export
@Version("1.0.0")
@NullMarked
package io.saluran.platform.notification;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
