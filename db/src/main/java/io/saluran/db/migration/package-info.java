/// Schemas brought to what their change logs say.
@NullMarked
package io.saluran.db.migration;

import org.jspecify.annotations.NullMarked;
