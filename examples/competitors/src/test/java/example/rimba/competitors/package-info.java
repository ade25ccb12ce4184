@NullMarked
package example.rimba.competitors;

import org.jspecify.annotations.NullMarked;
