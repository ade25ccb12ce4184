/// Companies: their facts, their place among others, and what is sold to them.
@NullMarked
package io.saluran.pipeline.account;

import org.jspecify.annotations.NullMarked;
