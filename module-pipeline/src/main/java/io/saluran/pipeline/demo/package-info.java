/// The customers and deals of the believable company that `./run --demo` shows.
@NullMarked
package io.saluran.pipeline.demo;

import org.jspecify.annotations.NullMarked;
