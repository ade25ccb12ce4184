/// Keeps saved views.
@NullMarked
package io.saluran.platform.internal.view;

import org.jspecify.annotations.NullMarked;
