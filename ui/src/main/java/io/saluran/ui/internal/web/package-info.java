/// The web server.
@NullMarked
package io.saluran.ui.internal.web;

import org.jspecify.annotations.NullMarked;
