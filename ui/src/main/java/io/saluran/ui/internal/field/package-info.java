/// The page of custom fields, and the components in which values of the built-in kinds are given.
@NullMarked
package io.saluran.ui.internal.field;

import org.jspecify.annotations.NullMarked;
