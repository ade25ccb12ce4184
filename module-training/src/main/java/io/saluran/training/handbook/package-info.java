/// The handbook: pages in Markdown in a tree, with versions, search, an owner and a date until which they hold.
@NullMarked
package io.saluran.training.handbook;

import org.jspecify.annotations.NullMarked;
