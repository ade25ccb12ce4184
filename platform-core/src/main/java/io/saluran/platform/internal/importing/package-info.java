/// The import engine: reads tables, stages them by `COPY`, lets the targets judge and write them by SQL.
@NullMarked
package io.saluran.platform.internal.importing;

import org.jspecify.annotations.NullMarked;
