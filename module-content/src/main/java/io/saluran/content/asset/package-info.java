/// The content library: files and links that help a buyer on, by funnel stage.
@NullMarked
package io.saluran.content.asset;

import org.jspecify.annotations.NullMarked;
