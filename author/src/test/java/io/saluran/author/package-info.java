@NullMarked
package io.saluran.author;

import org.jspecify.annotations.NullMarked;
