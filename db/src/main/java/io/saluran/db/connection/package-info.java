/// The pool of connections, to the embedded server or another.
@NullMarked
package io.saluran.db.connection;

import org.jspecify.annotations.NullMarked;
