/// The texts of the host and of all running bundles.
@NullMarked
package io.saluran.platform.internal.text;

import org.jspecify.annotations.NullMarked;
