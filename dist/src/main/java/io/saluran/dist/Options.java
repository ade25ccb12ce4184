package io.saluran.dist;

import io.saluran.ui.internal.web.Networks;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What can be set by flag, else by environment, else in `saluran.properties` in the home folder.
final class Options {

    private static final int PORT = 8080;
    private static final int BUNDLE_MEGABYTES = 50;

    @Option(names = "--home", paramLabel = "DIR", description = "Folder with all data (default: ~/.saluran)")
    @Nullable
    Path home;

    @Option(names = "--port", paramLabel = "N", description = "Port to listen on (default: 8080)")
    @Nullable
    Integer port;

    @Option(names = "--bind", paramLabel = "ADDRESS", description = "Address to listen on (default: all)")
    @Nullable
    String bind;

    @Option(names = "--database-url", paramLabel = "URL",
            description = "PostgreSQL 16 or newer, instead of the embedded one: postgresql://user:password@host/database")
    @Nullable
    String databaseUrl;

    @Option(names = "--files", paramLabel = "DIR",
            description = "Folder for uploaded files and imports; several nodes share one (default: the home folder)")
    @Nullable
    Path files;

    @Option(names = "--trust-proxy", paramLabel = "CIDR[,CIDR]",
            description = "Networks of the proxies that are believed about where a request comes from"
                    + " (default: this machine; none: nobody)")
    @Nullable
    String trustProxy;

    @Option(names = "--demo", description = "Fill an empty home with a believable company")
    boolean demo;

    @Option(names = "--safe-mode", description = "Start no third-party bundle")
    boolean safeMode;

    private final Map<String, String> environment;

    Options() {
        this(System.getenv());
    }

    Options(Map<String, String> environment) {
        this.environment = environment;
    }

    Path home() {
        if (home != null) {
            return home.toAbsolutePath().normalize();
        }
        return Optional.ofNullable(environment.get("SALURAN_HOME")).map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".saluran")).toAbsolutePath().normalize();
    }

    /// Where uploaded files and imports are kept.
    Path files() {
        return files != null
                ? files.toAbsolutePath().normalize()
                : setting("files").map(folder -> Path.of(folder).toAbsolutePath().normalize()).orElseGet(this::home);
    }

    int port() {
        if (port != null) {
            return port;
        }
        return setting("port").map(text -> number("The port", text)).orElse(PORT);
    }

    String bind() {
        return bind != null ? bind : setting("bind").orElse("0.0.0.0");
    }

    Optional<String> databaseUrl() {
        return databaseUrl != null ? Optional.of(databaseUrl) : setting("database-url");
    }

    /// Whose word counts about where a request comes from.
    Networks trustedProxies() {
        var text = trustProxy != null ? trustProxy : setting("trust-proxy").orElse(null);
        try {
            return text == null ? Networks.LOOPBACK : Networks.of(text);
        } catch (IllegalArgumentException problem) {
            throw new StartProblem("The proxies of --trust-proxy cannot be read: " + problem.getMessage());
        }
    }

    /// How large the jar of a bundle may be.
    int bundleMegabytes() {
        return setting("bundle-megabytes").map(text -> number("bundle-megabytes", text)).orElse(BUNDLE_MEGABYTES);
    }

    /// A setting of the environment, or of the file in the home folder.
    Optional<String> setting(String name) {
        var variable = "SALURAN_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank())
                .or(() -> Optional.ofNullable(file().getProperty(name)));
    }

    private Properties file() {
        var properties = new Properties();
        var file = home().resolve("saluran.properties");
        if (Files.isRegularFile(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException problem) {
                throw new StartProblem("The settings in " + file + " cannot be read: " + problem.getMessage());
            }
        }
        return properties;
    }

    private static int number(String what, String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException problem) {
            throw new StartProblem(what + " must be a number, not " + text + ".");
        }
    }
}
