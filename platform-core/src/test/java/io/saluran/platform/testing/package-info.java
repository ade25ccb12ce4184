/// What tests of every module share.
@NullMarked
package io.saluran.platform.testing;

import org.jspecify.annotations.NullMarked;
