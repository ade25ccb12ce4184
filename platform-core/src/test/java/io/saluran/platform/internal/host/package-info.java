@NullMarked
package io.saluran.platform.internal.host;

import org.jspecify.annotations.NullMarked;
