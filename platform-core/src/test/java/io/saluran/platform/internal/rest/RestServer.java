package io.saluran.platform.internal.rest;

import static io.saluran.platform.internal.sql.Tables.PERSON;
import static io.saluran.platform.internal.sql.Tables.PERSON_ROLE;
import static io.saluran.platform.internal.sql.Tables.ROLE;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.internal.audit.AuditLog;
import io.saluran.platform.internal.guard.Guard;
import io.saluran.platform.internal.people.Directory;
import io.saluran.platform.internal.people.Permissions;
import io.saluran.platform.internal.text.TextCatalogue;
import io.saluran.platform.people.People;
import io.saluran.platform.right.BuiltInRole;
import io.saluran.platform.right.Permission;
import io.saluran.platform.right.PermissionSet;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// Servlets of the platform behind a real Jetty, over a real PostgreSQL.
public final class RestServer implements AutoCloseable {

    public final TestDatabase database = TestDatabase.of("platform", "src/main/resources");
    public final StillClock clock = new StillClock();
    public final AuditLog audit = new AuditLog(clock);
    public final People people = new Directory(database.db(), new Permissions(
            () -> List.of(permissions(), new io.saluran.platform.internal.people.PlatformPermissions())));
    public final Tokens tokens = new Tokens(database.db(), audit, clock);
    public final MeterRegistry metrics = new SimpleMeterRegistry();
    public final RestHost host;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    /// A clock that stands still until it is moved.
    public static final class StillClock extends Clock {

        private volatile Instant now = Instant.parse("2026-11-24T08:00:00Z");

        public void forward(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    public RestServer() {
        this(1_000, 1_000, Map.of());
    }

    /// @param more servlets by path
    public RestServer(int burst, double perSecond, Map<String, Servlet> more) {
        host = new RestHost(new RestHost.Services(database.db(), people, tokens, texts(),
                new RateLimit(burst, perSecond, clock), metrics, new Guard(clock), clock));
        server.addConnector(connector);
        var context = new ServletContextHandler("/", true, false);
        context.addServlet(new ServletHolder(host.servlet()), "/api/*");
        more.forEach((path, servlet) -> context.addServlet(new ServletHolder(servlet), path));
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception problem) {
            throw new IllegalStateException(problem);
        }
    }

    private static TextCatalogue texts() {
        var texts = new TextCatalogue();
        var files = new java.util.ArrayList<java.net.URL>();
        for (var name : List.of("format", "format_ms")) {
            files.add(java.util.Objects.requireNonNull(Directory.class.getResource("/texts/" + name + ".properties")));
        }
        texts.add(RestServer.class, files);
        return texts;
    }

    private static PermissionSet permissions() {
        return () -> List.of(
                Permission.of("test.note.read", BuiltInRole.REP, BuiltInRole.MANAGER),
                Permission.of("test.note.write", BuiltInRole.MANAGER));
    }

    public UUID person(String name, BuiltInRole... roles) {
        var id = Ids.next();
        database.db().write(sql -> {
            sql.insertInto(PERSON).set(PERSON.ID, id).set(PERSON.NAME, name).execute();
            for (var role : roles) {
                sql.insertInto(PERSON_ROLE, PERSON_ROLE.PERSON_ID, PERSON_ROLE.ROLE_ID)
                        .select(sql.select(org.jooq.impl.DSL.val(id), ROLE.ID).from(ROLE)
                                .where(ROLE.BUILT_IN.eq(role.name())))
                        .execute();
            }
            return id;
        });
        return id;
    }

    /// A token that may write, of a new person.
    public String token(BuiltInRole... roles) {
        return tokens.create(Viewer.system(), person("Aminah binti Ali", roles), "script", Tokens.Scope.WRITE, null)
                .secret();
    }

    public URI address(String path) {
        return URI.create("http://localhost:" + connector.getLocalPort() + path);
    }

    public HttpRequest.Builder request(String token, String path) {
        return HttpRequest.newBuilder(address(path)).header("Authorization", "Bearer " + token);
    }

    public HttpResponse<String> get(String token, String path) {
        return send(request(token, path));
    }

    public HttpResponse<String> post(String token, String path, String json, String... headers) {
        var request = request(token, path).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception problem) {
            throw new IllegalStateException(problem);
        }
        client.close();
        database.close();
    }
}
