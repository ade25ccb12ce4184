@NullMarked
package io.saluran.ui.internal.job;

import org.jspecify.annotations.NullMarked;
