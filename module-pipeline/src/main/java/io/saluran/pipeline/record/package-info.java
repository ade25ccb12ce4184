/// What accounts and contacts have in common: how they are changed, what is kept of it, and how it is shown.
@NullMarked
package io.saluran.pipeline.record;

import org.jspecify.annotations.NullMarked;
