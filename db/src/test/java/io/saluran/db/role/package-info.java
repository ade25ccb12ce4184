@NullMarked
package io.saluran.db.role;

import org.jspecify.annotations.NullMarked;
