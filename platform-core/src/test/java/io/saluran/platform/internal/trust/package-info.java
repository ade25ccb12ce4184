@NullMarked
package io.saluran.platform.internal.trust;

import org.jspecify.annotations.NullMarked;
