/// A real PostgreSQL for tests.
@NullMarked
package io.saluran.db.testing;

import org.jspecify.annotations.NullMarked;
