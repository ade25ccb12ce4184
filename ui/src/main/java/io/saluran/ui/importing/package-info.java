/// The import wizard and the list of past imports.
@NullMarked
package io.saluran.ui.importing;

import org.jspecify.annotations.NullMarked;
