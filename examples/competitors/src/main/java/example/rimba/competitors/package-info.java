/// Whom we meet in our deals, how to beat them, and how often we do.
@NullMarked
package example.rimba.competitors;

import org.jspecify.annotations.NullMarked;
