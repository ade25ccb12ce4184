package io.saluran.platform.rest;

import org.osgi.annotation.versioning.ConsumerType;

/// Marks a Jakarta REST resource (a class with `@Path("deals")`) that its bundle registers as an OSGi service; it is
/// served below `/api/v1/` while the service is there, and described in `/api/openapi.json` by its annotations.
///
/// Methods take `@Context Viewer` for the caller and `@Context Locale`; throw [Problem] for what the caller must know. Each
/// resource class or method carries [Permit]. One instance serves all requests, on threads of the server.
@ConsumerType
public interface RestResource {}
