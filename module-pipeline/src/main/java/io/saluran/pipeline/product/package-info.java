/// What the company sells: the catalogue with its list prices.
@NullMarked
package io.saluran.pipeline.product;

import org.jspecify.annotations.NullMarked;
