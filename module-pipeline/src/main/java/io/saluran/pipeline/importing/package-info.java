/// What can be imported into the pipeline: products, accounts, contacts, deals.
@NullMarked
package io.saluran.pipeline.importing;

import org.jspecify.annotations.NullMarked;
