/// Puts the parts together and starts them, or does one of the administrator's commands.
@NullMarked
package io.saluran.dist;

import org.jspecify.annotations.NullMarked;
