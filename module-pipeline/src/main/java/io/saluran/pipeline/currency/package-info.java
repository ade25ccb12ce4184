/// Exchange rates by day, and the one currency in which everything is added up.
@NullMarked
package io.saluran.pipeline.currency;

import org.jspecify.annotations.NullMarked;
