package io.saluran.pipeline.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.audit.AuditLog;
import io.saluran.platform.internal.guard.Guard;
import io.saluran.platform.internal.people.Directory;
import io.saluran.platform.internal.people.Permissions;
import io.saluran.platform.internal.rest.RateLimit;
import io.saluran.platform.internal.rest.RestHost;
import io.saluran.platform.internal.rest.Tokens;
import io.saluran.platform.rest.RestResource;
import io.saluran.platform.testing.TestPeople;
import io.saluran.ui.testing.ClassPathTexts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// REST resources of the pipeline behind a real Jetty, over a company's database.
public final class RestPipeline implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Company company;
    private final Tokens tokens;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    public RestPipeline(Company company, RestResource resource) {
        this.company = company;
        var audit = new AuditLog(company.clock);
        tokens = new Tokens(company.db, audit, company.clock);
        var host = new RestHost(new RestHost.Services(company.db, new Directory(company.db, new Permissions(List::of)),
                tokens, ClassPathTexts.catalogue(), new RateLimit(1_000, 1_000, company.clock),
                new SimpleMeterRegistry(), new Guard(company.clock),
                company.clock));
        host.add("pipeline", List.of(resource));
        server.addConnector(connector);
        var context = new ServletContextHandler("/", true, false);
        context.addServlet(new ServletHolder(host.servlet()), "/api/*");
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception problem) {
            throw new IllegalStateException(problem);
        }
    }

    /// An answer, with its body read.
    public record Answer(int status, String etag, String location, JsonNode json) {

        public List<String> names() {
            return json.path("items").findValuesAsText("name");
        }
    }

    /// A token of a person who gets a role with these rights.
    ///
    /// @param visibility `own`, `team` or `all`
    public String token(UUID person, String visibility, String... permissions) {
        TestPeople.in(company.db).viewer(person, visibility, permissions);
        return tokens.create(Viewer.system(), person, "script", Tokens.Scope.WRITE, null).secret();
    }

    /// @param body JSON, empty for none
    /// @param headers names and values in turn
    public Answer call(String token, String method, String path, String body, String... headers) {
        var request = HttpRequest
                .newBuilder(URI.create("http://localhost:" + connector.getLocalPort() + "/api/v1/" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers().firstValue("ETag").orElse(""),
                    response.headers().firstValue("Location").orElse(""),
                    response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body()));
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(notJson);
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /// An answer that is no JSON.
    public HttpResponse<String> file(String token, String path) {
        try {
            return client.send(HttpRequest
                    .newBuilder(URI.create("http://localhost:" + connector.getLocalPort() + "/api/v1/" + path))
                    .header("Authorization", "Bearer " + token).build(), HttpResponse.BodyHandlers.ofString());
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
    }
}
