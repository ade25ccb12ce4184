package io.saluran.platform.internal.rest;

import io.saluran.db.Viewer;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Locale;

/// A request that may go to a resource.
///
/// @param path as the caller wrote it, for problems
record Call(Tokens.Bearer bearer, Viewer viewer, Locale locale, String path)
        implements
            SecurityContext {

    /// The request's property under which filters and parameters find it.
    static final String PROPERTY = Call.class.getName();

    @Override
    public Principal getUserPrincipal() {
        return viewer::name;
    }

    @Override
    public boolean isUserInRole(String permission) {
        return viewer.may(permission);
    }

    @Override
    public boolean isSecure() {
        return false;
    }

    @Override
    public String getAuthenticationScheme() {
        return "Bearer";
    }
}
