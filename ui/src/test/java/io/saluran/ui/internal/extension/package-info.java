@NullMarked
package io.saluran.ui.internal.extension;

import org.jspecify.annotations.NullMarked;
