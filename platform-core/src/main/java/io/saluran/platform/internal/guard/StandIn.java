package io.saluran.platform.internal.guard;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/// Stands before a service of a bundle, so that it is called only through the guard.
record StandIn(Guard guard, Object service, Calls on) implements InvocationHandler {

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Exception {
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method, arguments);
        }
        return guard.call(on, service.getClass().getClassLoader(), () -> tell(method, arguments));
    }

    private @Nullable Object ofObject(Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && isSame(arguments[0], proxy);
            case "hashCode" -> System.identityHashCode(proxy);
            default -> service.toString();
        };
    }

    @SuppressWarnings("ReferenceEquality") // a service has one stand-in
    private static boolean isSame(@Nullable Object one, Object other) {
        return one == other;
    }

    private @Nullable Object tell(Method method, @Nullable Object @Nullable [] arguments) throws Exception {
        try {
            return method.invoke(service, arguments);
        } catch (InvocationTargetException problem) {
            if (problem.getCause() instanceof Error error) {
                throw error;
            }
            throw problem.getCause() instanceof Exception exception ? exception : problem;
        }
    }
}
