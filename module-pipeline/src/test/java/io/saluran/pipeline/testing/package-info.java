/// What the tests of the pipeline share.
@NullMarked
package io.saluran.pipeline.testing;

import org.jspecify.annotations.NullMarked;
