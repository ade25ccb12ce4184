/// Events between nodes by PostgreSQL's LISTEN and NOTIFY.
@NullMarked
package io.saluran.platform.internal.event;

import org.jspecify.annotations.NullMarked;
