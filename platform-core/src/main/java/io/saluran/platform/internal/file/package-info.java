/// Files on the local disk, by the hash of their content.
@NullMarked
package io.saluran.platform.internal.file;

import org.jspecify.annotations.NullMarked;
