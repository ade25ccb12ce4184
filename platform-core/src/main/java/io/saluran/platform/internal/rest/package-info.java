/// Serves the REST resources of bundles: tokens, limits, repeats, problems, description.
@NullMarked
package io.saluran.platform.internal.rest;

import org.jspecify.annotations.NullMarked;
