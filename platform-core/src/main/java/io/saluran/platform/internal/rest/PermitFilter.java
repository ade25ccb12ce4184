package io.saluran.platform.internal.rest;

import io.saluran.platform.rest.Permit;
import io.saluran.platform.rest.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Parameter;

/// Lets nobody call what their permissions do not allow, and nobody at all what names no permission.
final class PermitFilter implements ContainerRequestFilter {

    /// The permission that a method needs, its own before its class's.
    static Optional<String> permission(Class<?> resource, Method method) {
        var own = method.getAnnotation(Permit.class);
        var permit = own == null ? resource.getAnnotation(Permit.class) : own;
        return Optional.ofNullable(permit).map(Permit::value);
    }

    @Override
    public void filter(ContainerRequestContext context) {
        var request = (ContainerRequest) context;
        var matched = request.getUriInfo().getMatchedResourceMethod();
        var invocable = matched.getInvocable();
        var permission = permission(invocable.getHandler().getHandlerClass(), invocable.getDefinitionMethod());
        if (permission.isEmpty()) {
            throw new Problem(403, "Not allowed",
                    "This method names no permission, so nobody may call it. Tell the author"
                            + " of the extension.",
                    Map.of());
        }
        var viewer = CallParameters.call(request).viewer();
        if (!permission.get().equals(Permit.EVERYBODY) && !viewer.may(permission.get())) {
            throw new Problem(403, "Not allowed", "You need the permission " + permission.get()
                    + ". An administrator can give it to your role.", Map.of("permission", permission.get()));
        }
        var takesBody = invocable.getParameters().stream()
                .anyMatch(parameter -> parameter.getSource() == Parameter.Source.ENTITY);
        if (takesBody && !request.hasEntity()) {
            throw new Problem(400, "Body missing", "This request needs a body.", Map.of());
        }
    }
}
