package io.saluran.db.migration;

/// A change log could not be applied; the schema is as it was. The message is for the operator.
public final class MigrationFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    MigrationFailed(String schema, Throwable cause) {
        super("The schema " + schema + " could not be brought up to date and is as before: " + deepest(cause), cause);
    }

    private static String deepest(Throwable problem) {
        var deepest = problem;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }
}
