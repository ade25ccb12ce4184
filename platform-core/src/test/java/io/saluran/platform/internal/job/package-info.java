@NullMarked
package io.saluran.platform.internal.job;

import org.jspecify.annotations.NullMarked;
