/// The company's settings.
@NullMarked
package io.saluran.platform.internal.setting;

import org.jspecify.annotations.NullMarked;
