@NullMarked
package io.saluran.platform.internal.field;

import org.jspecify.annotations.NullMarked;
