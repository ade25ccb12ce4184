/// Pipelines, their stages, and the reasons for winning and losing.
@NullMarked
package io.saluran.pipeline.stage;

import org.jspecify.annotations.NullMarked;
