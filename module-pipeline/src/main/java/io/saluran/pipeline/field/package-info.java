/// The fields that a company adds to deals, accounts, contacts and products (P23).
@NullMarked
package io.saluran.pipeline.field;

import org.jspecify.annotations.NullMarked;
