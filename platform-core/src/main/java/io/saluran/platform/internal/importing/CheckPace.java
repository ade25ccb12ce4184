package io.saluran.platform.internal.importing;

import io.saluran.platform.importing.ImportProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DefaultExecuteListenerProvider;

/// How far a check is. It looks at all rows with one statement after the other, so what tells of it is which statement is
/// at work and how much of the time they took up to there when records of that kind were last checked.
final class CheckPace {

    /// Fewer rows tell nothing of where the time goes.
    private static final long TELLING = 2_000;
    /// Statements that a check makes about, as long as none was seen.
    private static final int ABOUT = 40;
    /// More than this is never said of a check that goes on.
    private static final double MOST = 0.99;

    private final ImportProgress progress;
    private final long rows;
    private final double[] known;
    private final List<Long> begun = new ArrayList<>();
    private long said;

    /// What was learnt of the checks of each kind of record.
    static final class Learnt {
        private final Map<String, double[]> shares = new ConcurrentHashMap<>();

        CheckPace begin(String target, long rows, ImportProgress progress) {
            return new CheckPace(shares.getOrDefault(target, new double[0]), rows, progress);
        }

        void end(String target, CheckPace pace) {
            if (pace.rows >= TELLING) {
                shares.put(target, pace.shares());
            }
        }
    }

    private CheckPace(double[] known, long rows, ImportProgress progress) {
        this.known = known;
        this.rows = rows;
        this.progress = progress;
    }

    /// The same transaction, of which each statement is heard.
    DSLContext hearing(DSLContext sql) {
        return sql.configuration().deriveAppending(new DefaultExecuteListenerProvider(new ExecuteListener() {
            private static final long serialVersionUID = 1;

            @Override
            public void start(ExecuteContext statement) {
                begun.add(System.nanoTime());
                tell(share(begun.size() - 1));
            }
        })).dsl();
    }

    /// The statement at work is done to this share.
    void within(double part) {
        var from = share(begun.size() - 1);
        tell(from + part * (share(begun.size()) - from));
    }

    private double share(int statement) {
        if (known.length == 0) {
            return statement / (double) ABOUT;
        }
        return statement < known.length ? known[Math.max(0, statement)] : MOST;
    }

    private void tell(double share) {
        var done = Math.round(rows * Math.min(MOST, share));
        if (done > said) {
            said = done;
            progress.at(ImportProgress.Phase.CHECK, done, rows);
        }
    }

    private double[] shares() {
        var now = System.nanoTime();
        var first = begun.isEmpty() ? now : begun.getFirst();
        return begun.stream().mapToDouble(at -> (at - first) / (double) Math.max(1, now - first)).toArray();
    }
}
