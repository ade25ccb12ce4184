package io.saluran.platform.internal.rest;

import io.micrometer.core.instrument.MeterRegistry;
import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.guard.Guard;
import io.saluran.platform.people.People;
import io.saluran.platform.rest.Problem;
import io.saluran.platform.rest.RestResource;
import io.saluran.platform.text.Texts;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The REST resources of all bundles, coming and going with them.
///
/// Safe for use by any thread.
public final class RestHost {

    private static final Logger LOG = LoggerFactory.getLogger(RestHost.class);

    private final Services services;
    private final Repeats repeats;
    private final RestTimings timings;
    private final ApiDocuments documents = new ApiDocuments(this::resourcesByName);
    private final Map<String, BundleApi> apis = new TreeMap<>();
    // By the first part of the path.
    private final Map<String, BundleApi> byName = new HashMap<>();
    private final Map<String, String> stopped = new HashMap<>();

    /// What the host gives.
    ///
    /// @param metrics where requests are timed
    /// @param guard through which resources are called
    public record Services(Db db, People people, Tokens tokens, Texts texts, RateLimit limit, MeterRegistry metrics,
            Guard guard, Clock clock) {}

    public RestHost(Services services) {
        this.services = services;
        this.repeats = new Repeats(services.db(), services.clock());
        this.timings = new RestTimings(services.metrics());
    }

    /// To be mounted at `/api/*`.
    public HttpServlet servlet() {
        return new ApiServlet(this);
    }

    /// Serves resources of a bundle from now on. One whose first path segment belongs to another bundle is left out, and
    /// the log says so.
    public synchronized void add(String bundle, List<? extends RestResource> resources) {
        var api = apis.computeIfAbsent(bundle, name -> new BundleApi(name, services.guard()));
        for (var resource : resources) {
            var name = name(resource);
            var owner = byName.putIfAbsent(name, api);
            if (owner != null && owner != api) {
                LOG.error("Bundle {} offers the REST resource {}, which belongs to {}; it is not served", bundle, name,
                        owner.bundle());
                continue;
            }
            stopped.remove(name);
            api.add(resource);
        }
        documents.changed();
    }

    /// Ends one resource of a bundle.
    public synchronized void remove(String bundle, RestResource resource) {
        var api = apis.get(bundle);
        if (api == null || !api.resources().contains(resource)) {
            return;
        }
        if (!api.remove(resource)) {
            apis.remove(bundle);
        }
        var name = name(resource);
        if (api.resources().stream().noneMatch(other -> name(other).equals(name))) {
            byName.remove(name);
            stopped.put(name, bundle);
            timings.forget(name);
        }
        documents.changed();
    }

    /// Ends all resources of a bundle.
    public synchronized void remove(String bundle) {
        var api = apis.get(bundle);
        if (api != null) {
            api.resources().forEach(resource -> remove(bundle, resource));
        }
    }

    /// All that are served, so that a test can take them from here.
    public synchronized List<RestResource> resources() {
        var all = new ArrayList<RestResource>();
        apis.values().forEach(api -> all.addAll(api.resources()));
        return all;
    }

    /// Who calls with a token, for the other servlets of the platform; empty without a valid one.
    public Optional<Viewer> viewer(HttpServletRequest request) {
        return bearer(request).map(this::viewer);
    }

    synchronized Map<String, List<Class<?>>> resourcesByName() {
        var classes = new TreeMap<String, List<Class<?>>>();
        resources().forEach(resource -> classes.computeIfAbsent(name(resource), name -> new ArrayList<>())
                .add(resource.getClass()));
        return classes;
    }

    /// @throws Problem with status 404 if no running bundle has it
    synchronized BundleApi api(String name) {
        var api = byName.get(name);
        if (api != null) {
            return api;
        }
        var bundle = stopped.get(name);
        throw bundle == null
                ? new Problem(404, "Not found", "There is no resource \"" + name + "\". /api/openapi.json lists all.",
                        Map.of())
                : new Problem(404, "Extension not running", "\"" + name + "\" belongs to the extension " + bundle
                        + ", which is not running at the moment.", Map.of("extension", bundle));
    }

    Optional<Tokens.Bearer> bearer(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length())) {
            return Optional.empty();
        }
        return services.tokens().bearer(header.substring("Bearer ".length()).strip());
    }

    Viewer viewer(Tokens.Bearer bearer) {
        return services.people().viewer(bearer.person());
    }

    /// The first language of the request that we speak, otherwise the person's own.
    Locale locale(HttpServletRequest request, Viewer viewer) {
        if (request.getHeader("Accept-Language") == null) {
            return viewer.locale();
        }
        var known = services.texts().languages();
        return java.util.Collections.list(request.getLocales()).stream()
                .map(asked -> Locale.of(asked.getLanguage()))
                .filter(known::contains).findFirst().orElse(viewer.locale());
    }

    RateLimit limit() {
        return services.limit();
    }

    Repeats repeats() {
        return repeats;
    }

    RestTimings timings() {
        return timings;
    }

    ApiDocuments documents() {
        return documents;
    }

    private static String name(RestResource resource) {
        var path = resource.getClass().getAnnotation(Path.class);
        if (path == null) {
            throw new IllegalArgumentException(resource.getClass().getName() + " has no @Path");
        }
        var plain = path.value().replaceFirst("^/+", "");
        return plain.indexOf('/') < 0 ? plain : plain.substring(0, plain.indexOf('/'));
    }
}
