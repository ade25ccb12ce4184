/// Signing in and out.
@NullMarked
package io.saluran.ui.signin;

import org.jspecify.annotations.NullMarked;
