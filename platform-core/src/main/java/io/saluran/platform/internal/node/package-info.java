/// The processes that work on one database.
@NullMarked
package io.saluran.platform.internal.node;

import org.jspecify.annotations.NullMarked;
