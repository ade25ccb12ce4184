/// What people are told, and how they want to be.
@NullMarked
package io.saluran.ui.internal.notification;

import org.jspecify.annotations.NullMarked;
