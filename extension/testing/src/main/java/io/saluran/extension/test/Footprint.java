package io.saluran.extension.test;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/// What a bundle must not leave behind in a process, counted.
///
/// @param counts by what it is: class loaders of bundles, threads by name, connections, pages, bundles, metrics
record Footprint(SortedMap<String, Integer> counts) {

    static final String LOADERS = "class loaders of bundles";

    // These come with the first request to a page, and with the first call into a bundle of the distribution.
    private static final Pattern OF_OTHERS = Pattern
            .compile("saluran_http_requests.*|saluran_bundle_(?:calls|errors)_.*bundle=\"io\\.saluran\\..*");
    private static final Pattern LOADER = Pattern.compile(
            "^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+org\\.apache\\.felix\\.framework\\.BundleWiringImpl\\$BundleClassLoader\\b",
            Pattern.MULTILINE);
    // Threads of pools that grow and shrink with the work, and those of this very look.
    private static final Pattern ELASTIC = Pattern
            .compile("saluran-web-#.*|ForkJoinPool.*|RMI .*|JMX .*|Attach Listener"
                    + "|Atmosphere-.*|HttpClient-.*|HikariPool.*|process reaper.*|.*-unparker|VirtualThread-.*|saluran-bundle-.*"
                    + "|PostgreSQL-JDBC-.*|Scheduler-.*|Connector-Scheduler-.*|Session-HouseKeeper-.*|Keep-Alive-Timer"
                    + "|saluran-jobs-.*|.*db-scheduler.*|GC Daemon");

    /// Counts, after the whole heap was collected.
    @SuppressWarnings("BanJNDI") // the address is what the process itself has just told, not a person's
    static Footprint of(TestedSaluran saluran) throws IOException, InterruptedException {
        var counts = new TreeMap<String, Integer>();
        try {
            var machine = VirtualMachine.attach(Long.toString(saluran.pid()));
            try (var connector = JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()))) {
                var beans = connector.getMBeanServerConnection();
                counts.put(LOADERS, loaders(beans));
                threads(beans, counts);
            } finally {
                machine.detach();
            }
            served(saluran, counts);
            return new Footprint(counts);
        } catch (AttachNotSupportedException | JMException | SQLException problem) {
            throw new IllegalStateException("The process of Saluran cannot be looked at", problem);
        }
    }

    private static int loaders(MBeanServerConnection beans) throws IOException, JMException {
        var histogram = "";
        // What is freed by a finalizer or a cleaner goes in the second collection.
        for (int i = 0; i < 2; i++) {
            histogram = (String) beans.invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram", new Object[] {new String[0]}, new String[] {String[].class.getName()});
        }
        var found = LOADER.matcher(histogram);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    private static void threads(MBeanServerConnection beans, SortedMap<String, Integer> counts) throws IOException {
        var threads = ManagementFactory.newPlatformMXBeanProxy(beans, ManagementFactory.THREAD_MXBEAN_NAME,
                ThreadMXBean.class);
        Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds())).filter(Objects::nonNull)
                .map(ThreadInfo::getThreadName).map(name -> name.replaceAll("\\d+", "#"))
                .filter(name -> !ELASTIC.matcher(name).matches())
                .forEach(name -> counts.merge("thread " + name, 1, Integer::sum));
    }

    private static void served(TestedSaluran saluran, SortedMap<String, Integer> counts)
            throws IOException, InterruptedException, SQLException {
        var idle = 0;
        for (var line : saluran.get("/metrics").lines().filter(line -> !line.startsWith("#")).toList()) {
            var name = line.substring(0, line.lastIndexOf(' '));
            var value = (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
            if (name.startsWith("hikaricp_connections_idle")) {
                idle = value;
            } else if (List.of("saluran_pages", "saluran_bundles").contains(name)) {
                counts.put(name.replaceFirst("saluran_", ""), value);
            } else if (name.startsWith("saluran_") && !OF_OTHERS.matcher(name).matches()) {
                counts.put("metric " + name, 1);
            }
        }
        counts.put("connections in use", connections(saluran) - idle);
    }

    private static int connections(TestedSaluran saluran) throws IOException, SQLException {
        try (var database = saluran.database();
                var statement = database.createStatement();
                var rows = statement.executeQuery("select count(*) from pg_stat_activity "
                        + "where backend_type = 'client backend' and pid <> pg_backend_pid()")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /// What there is more of than before, a line each.
    List<String> moreThan(Footprint before) {
        return counts.entrySet().stream().filter(entry -> entry.getValue() > before.count(entry.getKey()))
                .map(entry -> entry.getKey() + ": " + before.count(entry.getKey()) + " before, " + entry.getValue()
                        + " now")
                .toList();
    }

    private int count(String name) {
        return counts.getOrDefault(name, 0);
    }
}
