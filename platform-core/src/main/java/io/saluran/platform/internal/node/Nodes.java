package io.saluran.platform.internal.node;

import io.saluran.db.DatabaseProblem;
import io.saluran.db.Db;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The processes that work on this database. Each says every ten seconds that it lives; one that has not for thirty
/// seconds counts as gone. All times are the database's, for clocks of machines differ.
public final class Nodes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Nodes.class);
    private static final Duration BEAT = Duration.ofSeconds(10);
    private static final Duration LIFE = Duration.ofSeconds(30);
    private static final String LIVE = "seen_at > now() - interval '" + LIFE.toSeconds() + " seconds'";

    private final Db db;
    private final Node self;
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("saluran-node").factory());

    /// One process.
    ///
    /// @param home the machine and the folder, which tell it from others
    /// @param files what its folder for files is known by; nodes with the same share it
    public record Node(String home, String version, UUID files) {}

    public Nodes(Db db, Node self) {
        this.db = db;
        this.self = self;
    }

    /// To be asked before anything is migrated.
    ///
    /// @throws DatabaseProblem if a process of a version that does not go together with this one works on the database
    public static void admit(DataSource source, Node self) {
        try (var connection = source.getConnection(); var statement = connection.createStatement()) {
            try (var there = statement.executeQuery("select to_regclass('platform.node') is not null")) {
                there.next();
                if (!there.getBoolean(1)) {
                    return;
                }
            }
            try (var rows = statement.executeQuery("select home, version from platform.node where " + LIVE)) {
                while (rows.next()) {
                    check(self, rows.getString(1), rows.getString(2));
                }
            }
        } catch (SQLException problem) {
            throw new DatabaseProblem("The database does not say which nodes work on it: " + problem.getMessage());
        }
    }

    private static void check(Node self, String home, String version) {
        if (!home.equals(self.home())
                && !NodeVersion.of(version).goesWith(NodeVersion.of(self.version()))) {
            throw new DatabaseProblem("Saluran " + version + " works on this database (" + home
                    + "), and does not go together with " + self.version()
                    + "; stop it first, or upgrade it one version at"
                    + " a time. One that was killed counts as gone after " + LIFE.toSeconds() + " seconds.");
        }
    }

    /// Enters this process, and says from now on that it lives.
    ///
    /// @param beat done at each beat, for what a node that died may have left
    /// @throws DatabaseProblem if one of a version that does not go together with this one came since it was admitted
    public void join(Runnable beat) {
        db.write(sql -> {
            sql.execute("lock table platform.node in share row exclusive mode");
            live(sql).forEach(other -> check(self, other.node().home(), other.node().version()));
            return enter(sql);
        });
        beats.scheduleWithFixedDelay(() -> beat(beat), BEAT.toSeconds(), BEAT.toSeconds(), TimeUnit.SECONDS);
    }

    private int enter(DSLContext sql) {
        return sql.execute("""
                insert into platform.node (home, version, files, started_at, seen_at)
                values (?, ?, ?, now(), now())
                on conflict (home) do update
                   set version = excluded.version, files = excluded.files,
                       started_at = excluded.started_at, seen_at = excluded.seen_at""", self.home(), self.version(),
                self.files());
    }

    private void beat(Runnable more) {
        try {
            db.write(sql -> sql.execute("update platform.node set seen_at = now() where home = ?", self.home()));
            more.run();
        } catch (RuntimeException away) {
            // Health says that the database is away; a task that throws would not be called again.
            LOG.warn("This node could not say that it lives", away);
        }
    }

    /// Those that live, this one among them, by name.
    public List<Seen> live() {
        return db.read(Nodes::live);
    }

    private static List<Seen> live(DSLContext sql) {
        return sql
                .fetch("select home, version, files, started_at, seen_at from platform.node where " + LIVE
                        + " order by home")
                .map(row -> new Seen(new Node(row.get(0, String.class), row.get(1, String.class),
                        row.get(2, UUID.class)), row.get(3, OffsetDateTime.class), row.get(4, OffsetDateTime.class)));
    }

    /// One that lives.
    ///
    /// @param since when it started
    /// @param lastSeen when it said the last time that it lives
    public record Seen(Node node, OffsetDateTime since, OffsetDateTime lastSeen) {}

    /// Whether it is this process.
    public boolean isSelf(Node node) {
        return node.home().equals(self.home());
    }

    /// The homes of those that keep files where this one does not see them.
    public List<String> withOtherFiles() {
        return live().stream().map(Seen::node).filter(each -> !each.files().equals(self.files())).map(Node::home)
                .toList();
    }

    @Override
    public void close() {
        beats.shutdownNow();
        try {
            db.write(sql -> sql.execute("delete from platform.node where home = ?"
                    + " or seen_at < now() - interval '1 day'", self.home()));
        } catch (RuntimeException away) {
            LOG.warn("This node could not say that it ends; it counts as gone in {} seconds", LIFE.toSeconds(), away);
        }
    }
}
