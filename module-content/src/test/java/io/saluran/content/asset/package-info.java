@NullMarked
package io.saluran.content.asset;

import org.jspecify.annotations.NullMarked;
