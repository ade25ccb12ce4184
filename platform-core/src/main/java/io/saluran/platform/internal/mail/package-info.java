/// Letters: the server they go by, those on their way, and their delivery.
@NullMarked
package io.saluran.platform.internal.mail;

import org.jspecify.annotations.NullMarked;
