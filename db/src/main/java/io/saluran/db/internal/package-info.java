/// Transactions by jOOQ over a pool.
@NullMarked
package io.saluran.db.internal;

import org.jspecify.annotations.NullMarked;
