/// How likely an open deal is to be won, learned from the company's own closed deals, with its reasons and with how good
/// that is (P2).
@NullMarked
package io.saluran.pipeline.score;

import org.jspecify.annotations.NullMarked;
