@NullMarked
package io.saluran.platform.internal.text;

import org.jspecify.annotations.NullMarked;
