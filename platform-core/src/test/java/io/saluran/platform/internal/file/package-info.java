@NullMarked
package io.saluran.platform.internal.file;

import org.jspecify.annotations.NullMarked;
