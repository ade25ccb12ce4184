/// Keeps notifications and reminders, and sends letters about what is not read.
@NullMarked
package io.saluran.platform.internal.notification;

import org.jspecify.annotations.NullMarked;
