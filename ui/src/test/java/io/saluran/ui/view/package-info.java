@org.jspecify.annotations.NullMarked
package io.saluran.ui.view;
