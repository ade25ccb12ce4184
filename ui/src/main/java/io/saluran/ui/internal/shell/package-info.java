/// The frame around every page, how pages of bundles are made and who may open them.
@NullMarked
package io.saluran.ui.internal.shell;

import org.jspecify.annotations.NullMarked;
