package io.saluran.platform.internal.rest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.saluran.platform.rest.Problem;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Problems as RFC 9457 writes them.
public final class ProblemDetails {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final ObjectMapper JSON = RestJson.mapper();
    private static final Logger LOG = LoggerFactory.getLogger(ProblemDetails.class);

    private ProblemDetails() {}

    /// What went wrong, in words for the caller. What is a fault of ours gets a number that is in the log, and no more.
    public static Problem of(Throwable thrown, String method, String path) {
        // Jackson wraps a problem that reading the body met, so problems are looked for first.
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
        }
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case WebApplicationException web when web.getResponse().getStatus() < 500 -> {
                    return ofHttp(web, method, path);
                }
                case JsonProcessingException json when !isOurs(json) -> {
                    return ofJson(json);
                }
                default -> {
                }
            }
        }
        var number = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        LOG.error("Request {} {} failed, number {}", method, path, number, thrown);
        return new Problem(500, "Internal error", "This could not be done, and it is not your fault. The administrator"
                + " finds the reason in the log under number " + number + ".", Map.of("number", number));
    }

    /// Sends it by hand, for what does not reach Jersey.
    public static void send(Problem problem, String path, HttpServletResponse response) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        if (problem.status() == 401) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        if (problem.more().get("retryAfter") instanceof Long seconds) {
            response.setHeader("Retry-After", seconds.toString());
        }
        response.getOutputStream().write(JSON.writeValueAsBytes(body(problem, path)));
    }

    static Map<String, Object> body(Problem problem, String path) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "urn:saluran:problem:"
                + problem.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", ""));
        body.put("title", problem.title());
        body.put("status", problem.status());
        body.put("detail", String.valueOf(problem.getMessage()));
        body.put("instance", path);
        problem.more().forEach(body::putIfAbsent);
        return body;
    }

    private static Problem ofHttp(WebApplicationException web, String method, String path) {
        var status = web.getResponse().getStatus();
        var allowed = web.getResponse().getAllowedMethods().stream().sorted().collect(Collectors.joining(", "));
        return switch (status) {
            case 404 -> new Problem(404, "Not found", "There is nothing at " + path + ".", Map.of());
            case 405 -> new Problem(405, "Method not allowed", method + " is not possible here"
                    + (allowed.isEmpty() ? "." : ", only " + allowed + "."), Map.of());
            case 406 ->
                new Problem(406, "Not acceptable", "Answers here are application/json; change Accept.", Map.of());
            case 415 -> new Problem(415, "Unsupported media type", "This body's Content-Type cannot be read here; send"
                    + " application/json.", Map.of());
            default -> new Problem(status, web.getResponse().getStatusInfo().getReasonPhrase(),
                    String.valueOf(web.getMessage()), Map.of());
        };
    }

    /// A definition that Jackson cannot handle is the resource's fault, not the caller's.
    private static boolean isOurs(JsonProcessingException json) {
        return json instanceof com.fasterxml.jackson.databind.exc.InvalidDefinitionException
                || json instanceof com.fasterxml.jackson.core.JsonGenerationException;
    }

    private static Problem ofJson(JsonProcessingException json) {
        var at = place(json.getLocation());
        if (json instanceof StreamReadException || !(json instanceof JsonMappingException mapping)) {
            return new Problem(400, "Malformed JSON", "The body is not JSON" + inWords(at) + ": "
                    + json.getOriginalMessage(), at);
        }
        var field = mapping.getPath().stream()
                .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : "." + part.getFieldName())
                .collect(Collectors.joining()).replaceFirst("^\\.", "");
        if (mapping instanceof UnrecognizedPropertyException unknown) {
            var known = unknown.getKnownPropertyIds() == null
                    ? java.util.List.of()
                    : unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
            return new Problem(422, "Unknown field", "There is no field \"" + field + "\" here.",
                    Map.of("field", field, "known", known));
        }
        if (field.isEmpty()) {
            return new Problem(400, "Malformed JSON", "The body is not what is expected here" + inWords(at) + ".", at);
        }
        return new Problem(422, "Invalid value", "\"" + field + "\" cannot be read" + inWords(at) + ": "
                + expectation(mapping), Map.of("field", field));
    }

    private static String expectation(JsonMappingException mapping) {
        if (mapping instanceof com.fasterxml.jackson.databind.exc.MismatchedInputException mismatch
                && mismatch.getTargetType() != null) {
            var type = mismatch.getTargetType();
            if (type.isEnum()) {
                return "it must be one of " + java.util.Arrays.toString(type.getEnumConstants()) + ".";
            }
            return "it must be a " + type.getSimpleName() + ".";
        }
        return "its form is wrong.";
    }

    private static Map<String, Object> place(@Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? Map.of()
                : Map.of("line", location.getLineNr(), "column", location.getColumnNr());
    }

    private static String inWords(Map<String, Object> place) {
        return place.isEmpty() ? "" : " at line " + place.get("line") + ", column " + place.get("column");
    }

    /// As Jersey sends it.
    static Response response(Problem problem, String path) {
        return Response.status(problem.status()).type(MEDIA_TYPE).header("Cache-Control", "no-store")
                .entity(body(problem, path)).build();
    }
}
