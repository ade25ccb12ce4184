@NullMarked
package io.saluran.ui.internal.webhook;

import org.jspecify.annotations.NullMarked;
