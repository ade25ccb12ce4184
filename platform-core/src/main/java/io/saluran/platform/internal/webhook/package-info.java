/// Webhooks: who is told over HTTP, of what, and what became of it.
@NullMarked
package io.saluran.platform.internal.webhook;

import org.jspecify.annotations.NullMarked;
