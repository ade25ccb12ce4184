/// The framework that bundles live in, and what they contribute.
@NullMarked
package io.saluran.platform.internal.host;

import org.jspecify.annotations.NullMarked;
