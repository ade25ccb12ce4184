package io.saluran.platform.rest;

import java.util.Map;

/// An answer that is not what was asked for, sent as problem details (RFC 9457).
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String title;
    private final transient Map<String, Object> more;

    /// @param title the kind of problem, the same each time, for example `Stage not in this pipeline`
    /// @param detail what happened here, to which thing, and what to do
    /// @param more further members, for example the field
    public Problem(int status, String title, String detail, Map<String, Object> more) {
        super(detail);
        this.status = status;
        this.title = title;
        this.more = Map.copyOf(more);
    }

    public static Problem notFound(String what, Object id) {
        return new Problem(404, what + " not found", "There is no " + what.toLowerCase(java.util.Locale.ROOT) + " "
                + id + ", or you may not see it.", Map.of());
    }

    public static Problem invalid(String field, String detail) {
        return new Problem(422, "Invalid value", detail, Map.of("field", field));
    }

    /// Somebody changed the record since it was read (`If-Match`).
    public static Problem overtaken(String what) {
        return new Problem(412, "Changed by someone else", "This " + what
                + " was changed since you read it. Read it again and repeat your change.", Map.of());
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public Map<String, Object> more() {
        return more == null ? Map.of() : more;
    }
}
