@NullMarked
package io.saluran.platform.internal.guard;

import org.jspecify.annotations.NullMarked;
