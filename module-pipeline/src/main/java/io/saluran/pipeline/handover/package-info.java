/// Tells people what was handed over to them.
@NullMarked
package io.saluran.pipeline.handover;

import org.jspecify.annotations.NullMarked;
