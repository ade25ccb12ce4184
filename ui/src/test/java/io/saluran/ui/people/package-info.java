@NullMarked
package io.saluran.ui.people;

import org.jspecify.annotations.NullMarked;
