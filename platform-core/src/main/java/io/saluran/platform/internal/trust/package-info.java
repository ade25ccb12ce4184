/// What bundles ask for, are granted and may use.
@NullMarked
package io.saluran.platform.internal.trust;

import org.jspecify.annotations.NullMarked;
