package io.saluran.platform.internal.rest;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// How long REST requests take, by resource, method and kind of answer.
final class RestTimings {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final String NAME = "saluran.rest.requests";
    private static final int MOST_RESOURCES = 200;

    private final MeterRegistry registry;
    private final Set<String> resources = ConcurrentHashMap.newKeySet();

    RestTimings(MeterRegistry registry) {
        this.registry = registry;
    }

    /// Names that nobody serves are counted together, so that a caller cannot fill the memory with them.
    void time(String resource, String method, int status, long nanos) {
        if (status != 404 && status != 401 && resources.size() < MOST_RESOURCES) {
            resources.add(resource);
        }
        var isKnown = resources.contains(resource);
        registry.timer(NAME,
                "resource", isKnown ? resource : "unknown",
                "method", METHODS.contains(method) ? method : "other",
                "status", status / 100 + "xx")
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    /// What was counted of a resource goes with it.
    void forget(String resource) {
        resources.remove(resource);
        registry.find(NAME).tag("resource", resource).meters().forEach(registry::remove);
    }
}
