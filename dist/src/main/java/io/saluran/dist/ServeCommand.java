package io.saluran.dist;

import io.saluran.db.Viewer;
import io.saluran.platform.right.BuiltInRole;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Starts the server and keeps it until Ctrl-C or SIGTERM.
@Command(name = "serve", description = "Starts Saluran (this is what ./run does alone).", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    @Mixin
    private Options options = new Options();

    @Override
    public Integer call() throws Exception {
        var home = Home.hold(options.home());
        Logs.to(home.folder());
        var platform = Platform.open(home, options.databaseUrl(), Distribution.bundles());
        var stopped = new CountDownLatch(1);
        var demo = new Demo(platform, System.out);
        Server server;
        try {
            if (options.demo) {
                demo.make();
            }
            server = Server.start(platform, new InetSocketAddress(options.bind(), options.port()));
        } catch (Exception problem) {
            platform.close();
            throw problem;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, platform, home, stopped), "saluran-stop"));
        var address = "http://localhost:" + server.port();
        System.out.println("Saluran 0.1.0 is at " + address);
        System.out.println("Data  " + home.folder());
        firstAdministrator(platform, address);
        demo.introduce(options.demo);
        System.out.println("Stop with Ctrl-C");
        stopped.await();
        return 0;
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

    private static void stop(Server server, Platform platform, Home home, CountDownLatch stopped) {
        try {
            Control.withdraw(home.folder());
            server.stop();
            platform.close();
            home.close();
        } catch (Exception problem) {
            System.err.println("Saluran did not stop cleanly: " + problem);
        } finally {
            stopped.countDown();
        }
    }
}
