/// Makes a bundle of an author's folder, in the process of the server: compiles, and wraps with bnd. The host finds it as a
/// `java.util.spi.ToolProvider` in a class loader of its own, so that nothing of it weighs on an ordinary start.
@NullMarked
package io.saluran.author;

import org.jspecify.annotations.NullMarked;
