/// Deals: the board, the list, the page of one, and what is done to them.
@NullMarked
package io.saluran.pipeline.deal;

import org.jspecify.annotations.NullMarked;
