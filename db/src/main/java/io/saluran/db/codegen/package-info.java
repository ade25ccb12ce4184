/// jOOQ code from the migrated schema, at build time.
@NullMarked
package io.saluran.db.codegen;

import org.jspecify.annotations.NullMarked;
