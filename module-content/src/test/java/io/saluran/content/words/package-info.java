@NullMarked
package io.saluran.content.words;

import org.jspecify.annotations.NullMarked;
