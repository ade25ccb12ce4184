@NullMarked
package io.saluran.ui.internal.mail;

import org.jspecify.annotations.NullMarked;
