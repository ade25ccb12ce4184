/// What is done with buyers, and what is planned: calls, meetings, letters, messages and tasks (P9).
@NullMarked
package io.saluran.pipeline.activity;

import org.jspecify.annotations.NullMarked;
