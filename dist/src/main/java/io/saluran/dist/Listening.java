package io.saluran.dist;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;

/// Where the server listens. It is tried before anything else is started, so that a wrong port is told at once.
final class Listening {

    private static final int HIGHEST_PORT = 65_535;

    private Listening() {}

    /// @throws StartProblem if nobody can listen there
    static InetSocketAddress at(String bind, int port) {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new StartProblem("There is no port " + port + "; choose one up to " + HIGHEST_PORT + " with --port.");
        }
        var address = new InetSocketAddress(bind, port);
        if (address.isUnresolved()) {
            throw new StartProblem("There is no address " + bind + "; choose one of this machine with --bind.");
        }
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(address);
        } catch (IOException problem) {
            throw refused(address, problem);
        }
        return address;
    }

    static StartProblem refused(InetSocketAddress address, IOException problem) {
        var said = String.valueOf(problem.getMessage());
        var words = said.toLowerCase(Locale.ROOT);
        if (words.contains("permission denied")) {
            return new StartProblem("Port " + address.getPort()
                    + " may not be opened by this user; choose one above 1023 with --port.");
        }
        if (words.contains("cannot assign") || words.contains("can't assign")) {
            return new StartProblem("This machine has no address " + address.getHostString()
                    + "; choose another with --bind.");
        }
        if (problem instanceof BindException || words.contains("in use") || words.contains("failed to bind")) {
            return new StartProblem("Port " + address.getPort()
                    + " is taken by another program; choose another with --port.");
        }
        return new StartProblem("Nobody can listen on " + address.getHostString() + ", port " + address.getPort() + ": "
                + said);
    }
}
