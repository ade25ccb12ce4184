/// What was deleted and can be restored for 30 days.
@NullMarked
package io.saluran.pipeline.bin;

import org.jspecify.annotations.NullMarked;
