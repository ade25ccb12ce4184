/// What other bundles may call or hear of the pipeline.
@Export
@Version("1.3.0")
@NullMarked
package io.saluran.pipeline.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
