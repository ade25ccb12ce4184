/// Tests of third-party bundles, in a real framework over a real database.
@NullMarked
package io.saluran.platform.internal.extension;

import org.jspecify.annotations.NullMarked;
