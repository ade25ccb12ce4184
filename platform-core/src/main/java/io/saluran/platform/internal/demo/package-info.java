/// The people of the believable company.
@NullMarked
package io.saluran.platform.internal.demo;

import org.jspecify.annotations.NullMarked;
