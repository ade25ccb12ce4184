@NullMarked
package io.saluran.ui.internal.notification;

import org.jspecify.annotations.NullMarked;
