@NullMarked
package io.saluran.platform.internal.event;

import org.jspecify.annotations.NullMarked;
