package io.saluran.platform.internal.rest;

import io.saluran.platform.rest.Problem;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Everything below `/api/`: the index, the description, and the resources of bundles.
final class ApiServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final String ROOT = "/v1/";
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final transient RestHost host;

    ApiServlet(RestHost host) {
        this.host = host;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var begun = System.nanoTime();
        try {
            answer(request, response);
        } catch (RuntimeException | LinkageError thrown) {
            var problem = ProblemDetails.of(thrown, request.getMethod(), request.getRequestURI());
            if (response.isCommitted()) {
                // Cut off, so that the caller does not take half an answer for a whole one.
                throw new IOException("The answer could not be finished", thrown);
            }
            response.reset();
            RequestBody.swallow(request);
            ProblemDetails.send(problem, request.getRequestURI(), response);
        } finally {
            host.timings().time(resource(request), request.getMethod(), response.getStatus(),
                    System.nanoTime() - begun);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = path(request);
        if (path.isEmpty() || path.equals("/") || path.equals("/openapi.json")) {
            if (!READS.contains(request.getMethod())) {
                throw new Problem(405, "Method not allowed", "This can only be read.", Map.of());
            }
            host.documents().send(path, request, response);
        } else if (path.startsWith(ROOT)) {
            toResource(request, response);
        } else {
            throw new Problem(404, "Not found", "There is nothing at " + request.getRequestURI()
                    + ". Resources are below /api/v1/.", Map.of());
        }
    }

    private void toResource(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var bearer = host.bearer(request).orElseThrow(ApiServlet::unknownCaller);
        var wait = host.limit().take(bearer.token());
        if (wait > 0) {
            throw new Problem(429, "Too many requests", "This token calls too often. Wait " + wait
                    + " s and go on more slowly.", Map.of("retryAfter", wait));
        }
        var reads = READS.contains(request.getMethod());
        if (!reads && bearer.scope() == Tokens.Scope.READ) {
            throw new Problem(403, "Token only reads", "This token may read only. Make one that may write.", Map.of());
        }
        var api = host.api(resource(request));
        var viewer = host.viewer(bearer);
        var call = new Call(bearer, viewer, host.locale(request, viewer), request.getRequestURI());
        var key = request.getHeader("Idempotency-Key");
        if (reads || key == null) {
            handle(api, request, RequestBody.of(request), call, Answer.to(request, response));
        } else {
            once(api, request, response, call, key);
        }
    }

    private void once(BundleApi api, HttpServletRequest request, HttpServletResponse response, Call call, String key)
            throws IOException {
        var token = call.bearer().token();
        var known = RequestBody.of(request).known(request.getMethod(), address(request).toString());
        try (var body = known.body()) {
            var before = host.repeats().begin(token, key, known.fingerprint());
            if (before.isPresent()) {
                response.setHeader("Idempotency-Replayed", "true");
                before.get().send(response);
                return;
            }
            var answer = Answer.kept();
            try {
                handle(api, request, body, call, answer);
                if (answer.status() < 400 && answer.mayBeStored()) {
                    host.repeats().keep(token, key, answer.keep());
                }
            } finally {
                host.repeats().forget(token, key);
            }
            answer.keep().send(response);
        }
    }

    private static void handle(BundleApi api, HttpServletRequest request, java.io.InputStream body, Call call,
            Answer answer) {
        var address = address(request);
        var headers = new LinkedHashMap<String, List<String>>();
        for (var name : Collections.list(request.getHeaderNames())) {
            headers.put(name, new ArrayList<>(Collections.list(request.getHeaders(name))));
        }
        api.handle(address.resolve(request.getContextPath() + request.getServletPath() + ROOT), address,
                request.getMethod(), headers, body, call, answer);
    }

    private static URI address(HttpServletRequest request) {
        var query = request.getQueryString();
        try {
            return URI.create(request.getRequestURL() + (query == null ? "" : "?" + query));
        } catch (IllegalArgumentException wrong) {
            throw new Problem(400, "Invalid address", "The address has characters that must be percent-encoded.",
                    Map.of());
        }
    }

    private static Problem unknownCaller() {
        return new Problem(401, "Not signed in", "Send a valid token as \"Authorization: Bearer TOKEN\". You make"
                + " one on your profile page, or an administrator by ./run token create.", Map.of());
    }

    private static String path(HttpServletRequest request) {
        return request.getPathInfo() == null ? "" : request.getPathInfo();
    }

    /// The first part of the path behind the version.
    private static String resource(HttpServletRequest request) {
        var path = path(request);
        if (!path.startsWith(ROOT)) {
            return "";
        }
        var rest = path.substring(ROOT.length());
        return rest.indexOf('/') < 0 ? rest : rest.substring(0, rest.indexOf('/'));
    }
}
