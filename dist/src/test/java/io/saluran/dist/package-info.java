/// The distribution as a whole: its structure, its start, and what people do with it in a browser.
@NullMarked
package io.saluran.dist;

import org.jspecify.annotations.NullMarked;
