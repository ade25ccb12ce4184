@NullMarked
package io.saluran.platform.internal.export;

import org.jspecify.annotations.NullMarked;
