/// Every call into the code of a bundle: its class loader, its time, its errors, and its end when they are too many.
@NullMarked
package io.saluran.platform.internal.guard;

import org.jspecify.annotations.NullMarked;
