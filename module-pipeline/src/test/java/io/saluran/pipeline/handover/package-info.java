@NullMarked
package io.saluran.pipeline.handover;

import org.jspecify.annotations.NullMarked;
