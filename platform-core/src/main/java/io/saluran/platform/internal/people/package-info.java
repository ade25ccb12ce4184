/// People, their roles, and how they sign in.
@NullMarked
package io.saluran.platform.internal.people;

import org.jspecify.annotations.NullMarked;
