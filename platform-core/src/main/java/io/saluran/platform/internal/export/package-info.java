/// Serves records as CSV and XLSX.
@NullMarked
package io.saluran.platform.internal.export;

import org.jspecify.annotations.NullMarked;
