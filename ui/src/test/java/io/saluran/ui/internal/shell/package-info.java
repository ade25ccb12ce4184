@NullMarked
package io.saluran.ui.internal.shell;

import org.jspecify.annotations.NullMarked;
