/// What it takes to make one of two records, and two again: the same for every kind of record.
@NullMarked
package io.saluran.pipeline.merge;

import org.jspecify.annotations.NullMarked;
