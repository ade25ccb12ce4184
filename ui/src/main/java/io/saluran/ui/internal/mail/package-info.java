/// The mail server and the letters, for the administrator.
@NullMarked
package io.saluran.ui.internal.mail;

import org.jspecify.annotations.NullMarked;
