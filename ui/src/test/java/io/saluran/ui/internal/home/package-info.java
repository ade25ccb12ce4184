@NullMarked
package io.saluran.ui.internal.home;

import org.jspecify.annotations.NullMarked;
