/// Custom fields: what the company has added, how that is changed, and the built-in kinds of values.
@NullMarked
package io.saluran.platform.internal.field;

import org.jspecify.annotations.NullMarked;
