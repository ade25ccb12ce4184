/// The words in files, for the search.
@NullMarked
package io.saluran.content.words;

import org.jspecify.annotations.NullMarked;
