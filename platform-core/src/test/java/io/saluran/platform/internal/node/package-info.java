@NullMarked
package io.saluran.platform.internal.node;

import org.jspecify.annotations.NullMarked;
