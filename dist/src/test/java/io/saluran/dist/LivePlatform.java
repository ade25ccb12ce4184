package io.saluran.dist;

import io.saluran.db.Viewer;
import io.saluran.platform.demo.DemoData;
import io.saluran.platform.internal.host.Contributions;
import io.saluran.platform.internal.rest.Tokens;
import io.saluran.platform.right.Permission;
import io.saluran.platform.testing.TestPeople;
import io.saluran.ui.internal.web.Networks;
import io.saluran.ui.internal.web.WebServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One Saluran for all tests of a run that look at a whole one: the distribution's bundles on a real PostgreSQL, served
/// by the real server, with the demo's company and the real sales history in it. Tests leave it as they found it, or add.
final class LivePlatform implements AutoCloseable {

    static final String PASSWORD = "correct horse battery";

    private static final Path BUNDLES = Path.of("target", "saluran", "bundles").toAbsolutePath();
    private static final Path FILES = Path.of("src/test/resources/crm").toAbsolutePath();
    private static final Map<String, String> HISTORY = Map.of("people", "sales_teams.csv", "products", "products.csv",
            "accounts", "accounts.csv", "deals", "sales_pipeline.csv");

    private final Path folder = Files.createTempDirectory("saluran-live");
    private final Home home = Home.hold(folder);
    private final Platform platform = Platform.open(home, new Options(Map.of("SALURAN_HOME", home.folder().toString())),
            BUNDLES);
    private final Server server;
    private final TestPeople people = TestPeople.in(platform.db());
    private final Map<String, Asker> askers = new ConcurrentHashMap<>();

    /// Somebody who asks.
    record Asker(UUID id, String name, String email, String token) {}

    /// Gives it to tests as a parameter; it closes when the last class of this process has run.
    static final class Shared implements ParameterResolver {

        private static final ExtensionContext.Namespace PLACE = ExtensionContext.Namespace.create(LivePlatform.class);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == LivePlatform.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, PLACE).computeIfAbsent(
                    LivePlatform.class, type -> open(),
                    LivePlatform.class);
        }

        private static LivePlatform open() {
            try {
                return new LivePlatform();
            } catch (Exception problem) {
                throw new IllegalStateException("No Saluran to test", problem);
            }
        }
    }

    private LivePlatform() throws Exception {
        server = Server.start(platform, new WebServer.Door(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Networks.LOOPBACK));
        for (var demo : Contributions.of(platform.framework().context(), DemoData.class).services().stream()
                .sorted(Comparator.comparingInt(DemoData::order)).toList()) {
            demo.create(LocalDate.now(platform.clock()), share -> {});
        }
        for (var target : List.of("people", "products", "accounts", "deals")) {
            command("import", FILES.resolve(HISTORY.getOrDefault(target, "")).toString(), "--as", target,
                    "--accept-matches", "--json");
        }
    }

    Platform platform() {
        return platform;
    }

    Server server() {
        return server;
    }

    String address() {
        return "http://127.0.0.1:" + server.port();
    }

    /// Does one of the administrator's commands, as `./run` does on a running server.
    String command(String... arguments) {
        var said = new ByteArrayOutputStream();
        try (var out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            var code = Main.commandLine(new Surroundings(platform, List.of(arguments), FILES,
                    InputStream.nullInputStream(), out, out)).execute(arguments);
            // 3: done, with rejected rows.
            if (code != 0 && code != 3) {
                throw new IllegalStateException(List.of(arguments) + " said " + said.toString(StandardCharsets.UTF_8));
            }
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    /// Every permission that a bundle knows.
    String[] permissions() {
        return platform.permissions().known().stream().map(Permission::key).toArray(String[]::new);
    }

    /// Somebody signed up with a password and a token, the same each time.
    ///
    /// @param visibility `own`, `team` or `all`
    Asker asker(String name, String visibility, String... permissions) {
        return askers.computeIfAbsent(name, any -> {
            var email = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@live.example";
            var id = people.person(name, email, PASSWORD);
            people.viewer(id, visibility, permissions);
            var token = platform.tokens().create(Viewer.system(), id, "test", Tokens.Scope.WRITE, null).secret();
            return new Asker(id, name, email, token);
        });
    }

    /// Somebody who may do everything and sees everything.
    Asker chief() {
        return asker("Chief", "all", permissions());
    }

    /// Somebody who may do everything, with what is their own.
    Asker loner() {
        return asker("Loner", "own", permissions());
    }

    /// Somebody who may do nothing.
    Asker nobody() {
        return asker("Nobody", "own");
    }

    Viewer viewer(Asker asker) {
        return platform.people().viewer(asker.id());
    }

    @Override
    public void close() throws Exception {
        server.close();
        platform.close();
        home.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                delete(file);
            }
        }
    }

    private static void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }
}
