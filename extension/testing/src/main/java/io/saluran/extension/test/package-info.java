/// Tests that an author of a bundle runs on it, against a distribution in a process of its own.
@NullMarked
package io.saluran.extension.test;

import org.jspecify.annotations.NullMarked;
