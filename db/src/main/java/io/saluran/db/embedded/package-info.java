/// A PostgreSQL of our own, for a company that has none.
@NullMarked
package io.saluran.db.embedded;

import org.jspecify.annotations.NullMarked;
