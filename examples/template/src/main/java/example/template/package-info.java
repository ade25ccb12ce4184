/// Template extension.
@NullMarked
package example.template;

import org.jspecify.annotations.NullMarked;
