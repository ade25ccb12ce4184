/// The company's settings.
@NullMarked
package io.saluran.ui.internal.setting;

import org.jspecify.annotations.NullMarked;
