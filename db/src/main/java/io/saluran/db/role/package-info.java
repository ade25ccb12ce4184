/// What bundles may do in PostgreSQL.
@NullMarked
package io.saluran.db.role;

import org.jspecify.annotations.NullMarked;
