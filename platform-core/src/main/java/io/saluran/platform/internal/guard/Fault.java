package io.saluran.platform.internal.guard;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.FrameworkUtil;

/// What is thrown in a call: whether it is a fault of who was called, and how it is told.
final class Fault {

    private static final String OURS = "io.saluran.";
    // Not found, forward, reroute: how Vaadin's views answer.
    private static final String REROUTED = "com.vaadin.flow.router.";
    private static final int LINES = 12;

    private Fault() {}

    /// Whether it is what the host's API throws, or a database that is away: neither is a fault of the bundle.
    static boolean isAnswer(Throwable problem, ClassLoader loader) {
        for (var each = problem; each != null; each = each.getCause()) {
            var type = each.getClass();
            var isOfApi = type.getName().startsWith(OURS) && FrameworkUtil.getBundle(type) == null
                    && !type.getClassLoader().equals(loader);
            if (isOfApi || type.getName().startsWith(REROUTED) || isOfConnection(each)) {
                return true;
            }
        }
        return false;
    }

    /// Classes 08 and 57 of SQLSTATE: the connection broke, or the server is going down.
    private static boolean isOfConnection(Throwable problem) {
        if (problem instanceof SQLTransientConnectionException) {
            return true;
        }
        return problem instanceof SQLException sql && sql.getSQLState() != null
                && (sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P"));
    }

    static String words(Throwable problem) {
        var deepest = problem;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.getMessage() == null
                ? deepest.getClass().getSimpleName()
                : deepest.getClass().getSimpleName() + ": " + deepest.getMessage();
    }

    static List<String> lines(Throwable problem) {
        var lines = new ArrayList<String>();
        for (var each = problem; each != null && lines.size() < LINES; each = each.getCause()) {
            lines.add(each.toString());
            for (var frame : each.getStackTrace()) {
                if (lines.size() < LINES) {
                    lines.add("  at " + frame);
                }
            }
        }
        return lines;
    }

    /// The first of where something is.
    static List<String> lines(List<StackTraceElement> stack) {
        return stack.stream().limit(LINES).map(frame -> "  at " + frame).toList();
    }
}
