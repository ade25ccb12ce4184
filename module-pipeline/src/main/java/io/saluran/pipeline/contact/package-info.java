/// People at accounts, who may change account over time.
@NullMarked
package io.saluran.pipeline.contact;

import org.jspecify.annotations.NullMarked;
