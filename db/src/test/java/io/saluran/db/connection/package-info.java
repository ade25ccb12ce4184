@NullMarked
package io.saluran.db.connection;

import org.jspecify.annotations.NullMarked;
