/// Third-party bundles: checked, planned, installed, updated, rolled back and removed while people work.
@NullMarked
package io.saluran.platform.internal.extension;

import org.jspecify.annotations.NullMarked;
