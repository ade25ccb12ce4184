@NullMarked
package io.saluran.platform.internal.notification;

import org.jspecify.annotations.NullMarked;
