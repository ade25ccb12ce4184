/// Sales in figures: the tiles of the home page.
@NullMarked
package io.saluran.pipeline.metrics;

import org.jspecify.annotations.NullMarked;
