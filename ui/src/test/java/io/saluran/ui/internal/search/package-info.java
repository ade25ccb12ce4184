@NullMarked
package io.saluran.ui.internal.search;

import org.jspecify.annotations.NullMarked;
