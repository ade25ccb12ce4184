package io.saluran.dist;

import io.saluran.db.Viewer;
import io.saluran.platform.right.BuiltInRole;
import io.saluran.ui.internal.web.WebServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Starts the server and keeps it until Ctrl-C or SIGTERM.
@Command(name = "serve", description = "Starts Saluran (this is what ./run does alone).",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    @Mixin
    private Options options = new Options();

    /// Starts, asks for the first page, and stops: what `./run` does once to make later starts quick.
    @Option(names = "--rehearse", hidden = true)
    private boolean rehearse;

    @Option(names = "--dev", paramLabel = "FOLDER",
            description = "An extension's folder; what is saved there shows on open pages at once")
    @Nullable
    private Path dev;

    @Override
    public Integer call() throws Exception {
        var running = Running.untilTold();
        var server = running.start(this::start);
        if (rehearse) {
            Rehearsal.visit(server.port());
            running.close();
        }
        running.await();
        return 0;
    }

    private Server start(Running running) throws Exception {
        var home = running.keep(Home.hold(options.home()));
        var door = new WebServer.Door(Listening.at(options.bind(), options.port()), options.trustedProxies());
        Logs.to(home.folder());
        var platform = running.keep(Platform.open(home, options, Distribution.bundles()));
        var demo = new Demo(platform, System.out);
        if (options.demo) {
            demo.make();
        }
        var server = running.keep(Server.start(platform, door));
        LOG.info("Saluran {} serves pages on port {}", Main.VERSION, server.port());
        tell(platform, server, home, demo);
        if (dev != null) {
            running.keep(DevFolder.watch(dev, platform, server, System.out));
        }
        return server;
    }

    private void tell(Platform platform, Server server, Home home, Demo demo) {
        var address = "http://localhost:" + server.port();
        System.out.println("Saluran " + Main.VERSION + " is at " + address);
        System.out.println("Data  " + home.folder());
        firstAdministrator(platform, address);
        demo.introduce(options.demo);
        if (options.safeMode) {
            System.out.println("Safe mode: third-party bundles stay stopped");
        }
        elsewhere(platform);
        System.out.println("Stop with Ctrl-C");
        LOG.info("Ready {} after the process began",
                Duration.ofMillis(System.currentTimeMillis() - ProcessHandle.current().info().startInstant()
                        .map(java.time.Instant::toEpochMilli).orElseGet(System::currentTimeMillis)));
    }

    /// Each node sees only the files of its own folder, so one that has another is told.
    private static void elsewhere(Platform platform) {
        var others = platform.nodes().withOtherFiles();
        if (!others.isEmpty()) {
            var words = "Files that are uploaded here are not seen by " + String.join(", ", others)
                    + ", nor theirs here: give all nodes the same shared folder by --files DIR.";
            System.out.println("Warning: " + words);
            LOG.warn("{}", words);
        }
    }

    private void firstAdministrator(Platform platform, String address) {
        var people = platform.newPeople();
        if (people.hasAdministrator()) {
            return;
        }
        var email = options.setting("admin-email");
        var password = options.setting("admin-password");
        if (email.isPresent() && password.isPresent()) {
            people.add(Viewer.system(), email.get().replaceFirst("@.*", ""), email.get(), password.get(),
                    BuiltInRole.ADMINISTRATOR);
            System.out.println("Sign in as " + email.get());
        } else {
            System.out.println("Create the first administrator (the link works once):");
            System.out.println("  " + address + "/welcome/" + people.firstAdministratorSecret());
        }
    }
}
