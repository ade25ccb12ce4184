package io.saluran.platform.internal.rest;

import io.saluran.platform.internal.guard.Guard;
import io.saluran.platform.internal.guard.Kind;
import io.saluran.platform.rest.RestResource;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.jspecify.annotations.Nullable;

/// The resources of one bundle, as a Jersey application of its own that goes with the bundle.
///
/// It is made by the first request, so that a start does not wait for it.
final class BundleApi {

    private static final String FAILURE = "saluran.failure";

    private final String bundle;
    private final Guard guard;
    private final List<RestResource> resources = new ArrayList<>();
    private @Nullable ApplicationHandler application;

    BundleApi(String bundle, Guard guard) {
        this.bundle = bundle;
        this.guard = guard;
    }

    String bundle() {
        return bundle;
    }

    synchronized List<RestResource> resources() {
        return List.copyOf(resources);
    }

    synchronized void add(RestResource resource) {
        resources.add(resource);
        close();
    }

    /// @return whether others are left
    synchronized boolean remove(RestResource resource) {
        resources.remove(resource);
        close();
        return !resources.isEmpty();
    }

    synchronized void close() {
        if (application != null) {
            application.onShutdown(null);
            application = null;
        }
    }

    /// Answers a request on this thread.
    ///
    /// @param base the address of `/api/v1/`
    void handle(URI base, URI address, String method, Map<String, List<String>> headers, InputStream body, Call call,
            Answer answer) {
        var handler = application();
        var request = new ContainerRequest(base, address, method, call, new MapPropertiesDelegate(),
                handler.getConfiguration());
        headers.forEach(request::headers);
        request.setProperty(Call.PROPERTY, call);
        request.setEntityStream(body);
        request.setWriter(answer);
        var begin = System.nanoTime();
        withLoader(() -> {
            handler.handle(request);
            answer.await();
        });
        count(request, System.nanoTime() - begin);
    }

    /// Code of the bundle finds its own classes by the thread, as in every other call into it.
    private void withLoader(Runnable act) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        resources().stream().findFirst()
                .ifPresent(resource -> thread.setContextClassLoader(resource.getClass().getClassLoader()));
        try {
            act.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private void count(ContainerRequest request, long took) {
        var matched = request.getUriInfo().getMatchedResources();
        if (!matched.isEmpty()) {
            var resource = matched.getLast().getClass();
            guard.told(guard.calls(Kind.REST, resource), took, (Throwable) request.getProperty(FAILURE));
        }
    }

    private synchronized ApplicationHandler application() {
        if (application == null) {
            var config = new ResourceConfig();
            config.setApplicationName(bundle);
            config.property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true);
            config.property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true);
            config.property(ServerProperties.WADL_FEATURE_DISABLE, true);
            config.property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
            resources.forEach(config::register);
            config.register(new RestJson());
            config.register(new PermitFilter());
            config.register(new NotModified());
            config.register(new Failures());
            config.register(new AbstractBinder() {
                @Override
                protected void configure() {
                    bind(new CallParameters()).to(ValueParamProvider.class);
                }
            });
            application = new ApplicationHandler(config);
        }
        return application;
    }

    /// Every exception becomes a problem.
    private static final class Failures implements ExceptionMapper<Throwable> {

        @jakarta.ws.rs.core.Context
        private jakarta.inject.@Nullable Provider<ContainerRequest> request;

        @Override
        public jakarta.ws.rs.core.Response toResponse(Throwable thrown) {
            var now = java.util.Objects.requireNonNull(request).get();
            var path = CallParameters.call(now).path();
            var problem = ProblemDetails.of(thrown, now.getMethod(), path);
            if (problem.status() >= 500) {
                now.setProperty(FAILURE, thrown);
            }
            return ProblemDetails.response(problem, path);
        }
    }

    /// Answers 304 when the caller has the version that is current.
    private static final class NotModified implements ContainerResponseFilter {

        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            var tag = response.getEntityTag();
            var known = request.getHeaderString("If-None-Match");
            if (tag != null && known != null && request.getMethod().equals(HttpMethod.GET)
                    && response.getStatus() == 200 && known.contains('"' + tag.getValue() + '"')) {
                response.setStatus(304);
                response.setEntity(null);
            }
        }
    }
}
