/// What is measured of deals, beside what it calls.
@NullMarked
package io.saluran.pipeline.deal;

import org.jspecify.annotations.NullMarked;
