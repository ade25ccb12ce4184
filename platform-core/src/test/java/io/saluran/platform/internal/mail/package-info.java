@NullMarked
package io.saluran.platform.internal.mail;

import org.jspecify.annotations.NullMarked;
