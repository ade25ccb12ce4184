@NullMarked
package io.saluran.platform.internal.webhook;

import org.jspecify.annotations.NullMarked;
