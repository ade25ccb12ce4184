@NullMarked
package io.saluran.platform.internal.audit;

import org.jspecify.annotations.NullMarked;
