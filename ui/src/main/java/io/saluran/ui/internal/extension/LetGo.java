package io.saluran.ui.internal.extension;

import com.fasterxml.jackson.databind.type.TypeFactory;
import com.vaadin.flow.data.binder.BeanPropertySet;
import com.vaadin.flow.internal.ReflectionCache;
import java.beans.Introspector;
import java.util.Map;
import java.util.ResourceBundle;

/// Lets the caches of Vaadin, of Jackson and of Java go of the classes of bundles that have stopped. Those of Vaadin are internal to it,
/// so nothing else names them; look at them again at each update of Vaadin.
public final class LetGo {

    private LetGo() {}

    public static void classes() {
        ReflectionCache.clearAll();
        beanProperties().clear();
        Introspector.flushCaches();
        ResourceBundle.clearCache();
        // REST answers are written by mappers that share this one.
        TypeFactory.defaultInstance().clearCache();
    }

    /// What `new Grid<>(Bean.class)` and a binder by class fill; it is made again when it is needed.
    ///
    /// @throws IllegalStateException if this Vaadin keeps it elsewhere
    static Map<?, ?> beanProperties() {
        try {
            var cache = BeanPropertySet.class.getDeclaredField("INSTANCES");
            cache.setAccessible(true);
            return (Map<?, ?>) cache.get(null);
        } catch (ReflectiveOperationException moved) {
            throw new IllegalStateException("Look for the cache of bean properties in this Vaadin", moved);
        }
    }
}
