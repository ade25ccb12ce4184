package io.saluran.platform.internal.importing;

import io.saluran.db.Db;
import io.saluran.platform.importing.ImportProblem;
import io.saluran.platform.importing.ImportProgress;
import java.util.function.Supplier;
import org.jooq.DSLContext;

/// Lets a person stop work on a draft from another thread: between two rows, or in the middle of a statement, which
/// PostgreSQL then gives up with its transaction.
final class Stopping {

    static final String STOPPED = "import.problem.cancelled";

    private final Db db;
    private boolean asked;
    private int backend;

    Stopping(Db db) {
        this.db = db;
    }

    /// Stops what is at work; when nothing is, what comes next.
    synchronized void ask() {
        asked = true;
        var process = backend;
        if (process != 0) {
            db.read(sql -> sql.execute("select pg_cancel_backend(?)", process));
        }
    }

    synchronized boolean isAsked() {
        return asked;
    }

    private synchronized void begin(int process) {
        check();
        backend = process;
    }

    private synchronized void end() {
        backend = 0;
    }

    private synchronized void forget() {
        asked = false;
    }

    private synchronized void check() {
        if (asked) {
            throw new ImportProblem(STOPPED);
        }
    }

    /// Work in a transaction, which is not committed when it was to stop.
    <T> T within(DSLContext sql, Supplier<T> work) {
        begin(sql.fetchSingle("select pg_backend_pid()").get(0, Integer.class));
        try {
            var result = work.get();
            check();
            return result;
        } finally {
            end();
        }
    }

    /// Looks at each report whether to stop.
    ImportProgress watch(ImportProgress progress) {
        return (phase, done, total) -> {
            check();
            progress.at(phase, done, total);
        };
    }

    /// @throws ImportProblem that says so when it was stopped
    <T> T stoppable(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException problem) {
            throw isAsked() ? (ImportProblem) new ImportProblem(STOPPED).initCause(problem) : problem;
        } finally {
            forget();
        }
    }
}
