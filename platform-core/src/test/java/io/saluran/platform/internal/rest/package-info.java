@NullMarked
package io.saluran.platform.internal.rest;

import org.jspecify.annotations.NullMarked;
