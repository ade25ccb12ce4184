package io.saluran.db.codegen;

import io.saluran.db.connection.Connections;
import io.saluran.db.embedded.EmbeddedPostgres;
import io.saluran.db.migration.ChangeLog;
import io.saluran.db.migration.Migrations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.SchemaMappingType;
import org.jooq.meta.jaxb.Target;

/// Makes jOOQ's classes of a schema: starts a throw-away PostgreSQL, applies the change logs, and reads the result.
///
/// Arguments: `--schema NAME --package NAME --out FOLDER --change-logs schema=FOLDER[,schema=FOLDER…]
/// [--include-foreign schema.table,…]`. Does nothing when neither change logs nor arguments have changed.
public final class Generate {

    private Generate() {}

    public static void main(String[] arguments) throws Exception {
        var options = new HashMap<String, String>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        var out = Path.of(need(options, "--out"));
        var changeLogs = new LinkedHashMap<String, ChangeLog>();
        for (var entry : List.of(need(options, "--change-logs").split(","))) {
            var parts = entry.split("=", 2);
            changeLogs.put(parts[0], ChangeLog.in(Path.of(parts[1])));
        }
        var stamp = stamp(String.join(" ", arguments), changeLogs);
        var stampFile = out.resolveSibling("jooq.stamp");
        if (Files.isRegularFile(stampFile) && Files.readString(stampFile).equals(stamp)) {
            return;
        }
        var home = Files.createTempDirectory("saluran-codegen");
        var programs = Path.of(System.getProperty("java.io.tmpdir"), "saluran-postgres");
        try (var server = EmbeddedPostgres.start(home, programs, List.of("fsync=off"));
                var connections = Connections.to(server.url(), server.login())) {
            var migrations = new Migrations(connections.pool());
            changeLogs.forEach(migrations::migrate);
            generate(server, options, out);
        } finally {
            delete(home);
        }
        Files.writeString(stampFile, stamp);
    }

    private static String need(Map<String, String> options, String name) {
        return Objects.requireNonNull(options.get(name), name + " is missing");
    }

    private static void generate(EmbeddedPostgres server, Map<String, String> options, Path out) throws Exception {
        var schema = need(options, "--schema");
        var foreign = options.getOrDefault("--include-foreign", "");
        var includes = new ArrayList<String>();
        includes.add(schema + "\\..*");
        if (!foreign.isEmpty()) {
            List.of(foreign.split(",")).forEach(table -> includes.add(table.replace(".", "\\.") + "(\\..*)?"));
        }
        var schemata = new ArrayList<SchemaMappingType>();
        schemata.add(new SchemaMappingType().withInputSchema(schema));
        for (var other : List.of(foreign.split(",")).stream().filter(table -> !table.isEmpty())
                .map(table -> table.substring(0, table.indexOf('.'))).collect(Collectors.toSet())) {
            schemata.add(new SchemaMappingType().withInputSchema(other));
        }
        var database = new Database().withName("org.jooq.meta.postgres.PostgresDatabase")
                .withSchemata(schemata)
                .withIncludes(String.join("|", includes))
                .withExcludes("databasechangelog|databasechangeloglock|.*\\.databasechangelog(lock)?(\\..*)?")
                .withIncludeSystemSequences(false)
                .withIncludeRoutines(false)
                .withForcedTypes(new ForcedType().withName("INSTANT")
                        .withIncludeTypes("(?i:timestamp.*with time zone|timestamptz.*)"));
        var generate = new org.jooq.meta.jaxb.Generate().withDaos(false).withPojos(false).withRecords(true)
                .withDeprecated(false).withDeprecationOnUnknownTypes(false).withGeneratedAnnotation(false)
                .withJavaTimeTypes(true)
                .withGlobalObjectReferences(true).withComments(false).withRoutines(true);
        new GenerationTool().run(new Configuration().withLogging(Logging.WARN)
                .withJdbc(new Jdbc().withUrl(server.url()).withUser(EmbeddedPostgres.USER)
                        .withPassword(server.password()))
                .withGenerator(new Generator().withDatabase(database).withGenerate(generate)
                        .withTarget(new Target().withPackageName(need(options, "--package"))
                                .withDirectory(out.toString()))));
    }

    private static String stamp(String arguments, Map<String, ChangeLog> changeLogs)
            throws IOException, NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(arguments.getBytes(StandardCharsets.UTF_8));
        for (var changeLog : changeLogs.values()) {
            for (var file : changeLog.files()) {
                digest.update(file.getBytes(StandardCharsets.UTF_8));
                try (var in = changeLog.open(file)) {
                    digest.update(in.readAllBytes());
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
