package io.saluran.ui.internal.extension;

import com.vaadin.flow.internal.ReflectionCache;

/// Lets Vaadin's caches go of the classes of bundles that have stopped. The cache is internal to Vaadin, so nothing else
/// names it; look at it again at each update of Vaadin.
public final class LetGo {

    private LetGo() {}

    public static void classes() {
        ReflectionCache.clearAll();
    }
}
