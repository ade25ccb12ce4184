/// REST resources of bundles, and what they share: problems, pages, versions.
@Export
@Version("1.1.0")
@NullMarked
package io.saluran.platform.rest;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
