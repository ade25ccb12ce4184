@NullMarked
package io.saluran.ui.signin;

import org.jspecify.annotations.NullMarked;
