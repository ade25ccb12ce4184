package io.saluran.platform.internal.rest;

import io.saluran.db.Viewer;
import io.saluran.platform.rest.ListQuery;
import io.saluran.platform.rest.Listing;
import java.util.Locale;
import java.util.function.Function;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.jspecify.annotations.Nullable;

/// Gives resource methods their `@Context Viewer`, `Locale` and `ListQuery`.
final class CallParameters implements ValueParamProvider {

    @Override
    public @Nullable Function<ContainerRequest, ?> getValueProvider(Parameter parameter) {
        if (parameter.getSource() != Parameter.Source.CONTEXT) {
            return null;
        }
        if (parameter.getRawType() == Viewer.class) {
            return request -> call(request).viewer();
        }
        if (parameter.getRawType() == Locale.class) {
            return request -> call(request).locale();
        }
        return parameter.getRawType() == ListQuery.class ? CallParameters::listQuery : null;
    }

    @Override
    public PriorityType getPriority() {
        return Priority.HIGH;
    }

    static Call call(ContainerRequest request) {
        return (Call) request.getProperty(Call.PROPERTY);
    }

    private static ListQuery listQuery(ContainerRequest request) {
        var method = request.getUriInfo().getMatchedResourceMethod().getInvocable().getDefinitionMethod();
        var listing = method.getAnnotation(Listing.class);
        if (listing == null) {
            throw new IllegalStateException(method + " takes a ListQuery and needs @Listing");
        }
        return ListQuery.of(request.getPath(true), listing, request.getUriInfo().getQueryParameters());
    }
}
