package io.saluran.platform.internal.rest;

import io.saluran.platform.rest.RestResource;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;

/// Names no permission.
@Path("open")
public final class OpenResource implements RestResource {

    @GET
    public Map<String, String> get() {
        return Map.of();
    }
}
