package io.saluran.platform.internal.rest;

import com.fasterxml.jackson.annotation.JsonView;
import io.saluran.platform.rest.ListQuery;
import io.saluran.platform.rest.Listing;
import io.saluran.platform.rest.Permit;
import io.swagger.v3.jaxrs2.DefaultParameterExtension;
import io.swagger.v3.jaxrs2.ResolvedParameter;
import io.swagger.v3.jaxrs2.ext.AbstractOpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtensions;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.Context;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Adds to a description what our own annotations say: the parameters of a list, the permission, the key of a write.
final class DescribedCalls extends AbstractOpenAPIExtension {

    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

    static void install() {
        OpenAPIExtensions.setExtensions(List.of(new DescribedCalls(), new DefaultParameterExtension()));
    }

    @Override
    public ResolvedParameter extractParameters(List<Annotation> annotations, Type type, Set<Type> typesToSkip,
            Components components, @Nullable Consumes classConsumes, @Nullable Consumes methodConsumes,
            boolean includeRequestBody, @Nullable JsonView jsonViewAnnotation, Iterator<OpenAPIExtension> chain) {
        if (annotations.stream().anyMatch(Context.class::isInstance)) {
            return new ResolvedParameter();
        }
        return super.extractParameters(annotations, type, typesToSkip, components, classConsumes, methodConsumes,
                includeRequestBody, jsonViewAnnotation, chain);
    }

    @Override
    public void decorateOperation(Operation operation, Method method, Iterator<OpenAPIExtension> chain) {
        var own = method.getAnnotation(Permit.class);
        var permit = own == null ? method.getDeclaringClass().getAnnotation(Permit.class) : own;
        if (permit != null) {
            operation.addExtension("x-permission", permit.value());
        }
        var listing = method.getAnnotation(Listing.class);
        if (listing != null) {
            list(operation, listing);
        }
        if (Arrays.stream(method.getAnnotations()).map(each -> each.annotationType().getAnnotation(HttpMethod.class))
                .anyMatch(verb -> verb != null && WRITES.contains(verb.value()))) {
            operation.addParametersItem(new io.swagger.v3.oas.models.parameters.HeaderParameter()
                    .name("Idempotency-Key").schema(new StringSchema())
                    .description(
                            "A key of your own; the same request with it is done once and answered the same for a day."));
        }
        super.decorateOperation(operation, method, chain);
    }

    private static void list(Operation operation, Listing listing) {
        var limit = new IntegerSchema();
        limit.setMinimum(BigDecimal.ONE);
        limit.setMaximum(BigDecimal.valueOf(ListQuery.LARGEST_LIMIT));
        limit.setDefault(ListQuery.USUAL_LIMIT);
        add(operation, "limit", "Rows of a page", limit);
        add(operation, "after", "The \"next\" of the page before", new StringSchema());
        var sort = new StringSchema();
        var values = new ArrayList<String>();
        for (var field : listing.sort()) {
            var plain = field.replaceFirst("^-", "");
            values.addAll(List.of(plain, "-" + plain));
        }
        var further = listing.sortPrefix();
        if (further.isEmpty()) {
            sort.setEnum(values);
        }
        sort.setDefault(listing.sort()[0]);
        add(operation, "sort", "The field to sort by; - before it for descending" + (further.isEmpty()
                ? ""
                : ". One of " + String.join(", ", values) + ", or " + further + " and the key of a custom field"),
                sort);
        add(operation, "count", "Whether to count all that match", new BooleanSchema());
        if (listing.text()) {
            add(operation, "q", "Text to search for", new StringSchema());
        }
        for (var field : listing.filter()) {
            add(operation, field, "Only those with this value", new StringSchema());
        }
    }

    private static void add(Operation operation, String name, String about, Schema<?> schema) {
        operation.addParametersItem(new QueryParameter().name(name).description(about).schema(schema));
    }
}
