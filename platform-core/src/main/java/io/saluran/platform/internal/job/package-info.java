/// Jobs of the host and of bundles, run by db-scheduler.
@NullMarked
package io.saluran.platform.internal.job;

import org.jspecify.annotations.NullMarked;
