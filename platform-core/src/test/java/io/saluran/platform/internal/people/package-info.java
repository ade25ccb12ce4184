@NullMarked
package io.saluran.platform.internal.people;

import org.jspecify.annotations.NullMarked;
