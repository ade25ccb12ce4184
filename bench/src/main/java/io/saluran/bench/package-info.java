/// What is measured, on the distribution as it is started by `./run`.
@NullMarked
package io.saluran.bench;

import org.jspecify.annotations.NullMarked;
