/// Views in tests, without a browser.
@NullMarked
package io.saluran.ui.testing;

import org.jspecify.annotations.NullMarked;
