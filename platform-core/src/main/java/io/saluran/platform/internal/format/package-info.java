/// Formatting by CLDR's rules.
@NullMarked
package io.saluran.platform.internal.format;

import org.jspecify.annotations.NullMarked;
