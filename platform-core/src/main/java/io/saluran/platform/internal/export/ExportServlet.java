package io.saluran.platform.internal.export;

import io.saluran.db.Viewer;
import io.saluran.platform.export.ExportSource;
import io.saluran.platform.internal.rest.ProblemDetails;
import io.saluran.platform.rest.Problem;
import io.saluran.platform.text.Texts;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `/export/NAME.csv` and `/export/NAME.xlsx` of every [ExportSource], for who is signed in on a page or sends a token,
/// and has the source's permission. Rows go out as they are read.
public final class ExportServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final Pattern PATH = Pattern.compile("/([a-z0-9-]+)\\.(csv|xlsx)");

    private final transient Supplier<List<ExportSource>> sources;
    private final transient Texts texts;
    private final transient Clock clock;
    private final transient Function<HttpServletRequest, Optional<Viewer>> viewers;

    /// @param sources those that are offered at this moment
    /// @param viewers who asks: by a token or by a session; empty for a stranger
    public ExportServlet(Supplier<List<ExportSource>> sources, Texts texts, Clock clock,
            Function<HttpServletRequest, Optional<Viewer>> viewers) {
        this.sources = sources;
        this.texts = texts;
        this.clock = clock;
        this.viewers = viewers;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            answer(request, response);
        } catch (RuntimeException thrown) {
            if (thrown instanceof UncheckedIOException gone && response.isCommitted()) {
                // Whoever asked has gone away.
                throw gone.getCause();
            }
            var problem = ProblemDetails.of(thrown, request.getMethod(), request.getRequestURI());
            if (response.isCommitted()) {
                // Cut off, so that nobody takes half a table for a whole one.
                throw new IOException("The export could not be finished", thrown);
            }
            response.reset();
            refuse(problem, request, response);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var viewer = viewers.apply(request).orElseThrow(() -> new Problem(401, "Not signed in",
                "Sign in first, or send a token as \"Authorization: Bearer TOKEN\".", Map.of()));
        var path = PATH.matcher(Objects.requireNonNullElse(request.getPathInfo(), ""));
        if (!path.matches()) {
            throw new Problem(404, "Not found", "Exports are at /export/NAME.csv and /export/NAME.xlsx.", Map.of());
        }
        var source = find(path.group(1));
        if (!viewer.may(source.permission())) {
            throw new Problem(403, "Not allowed", "You need the permission " + source.permission()
                    + ". An administrator can give it to your role.", Map.of("permission", source.permission()));
        }
        var day = LocalDate.ofInstant(clock.instant(), viewer.zone());
        response.setHeader("Content-Disposition",
                "attachment; filename=\"" + source.name() + '-' + day + '.' + path.group(2) + '"');
        response.setHeader("Cache-Control", "no-store");
        var headings = headings(source, viewer, filter(request));
        var out = new Uncommitted(response);
        try (var table = path.group(2).equals("csv")
                ? CsvTable.to(response, out, viewer.zone(), headings)
                : XlsxTable.to(response, out, viewer.zone(), source.name(), headings)) {
            source.write(viewer, filter(request), table);
            table.finish();
        }
    }

    private List<String> headings(ExportSource source, Viewer viewer, Map<String, String> filter) {
        var asSeen = source.headings(viewer, filter);
        return asSeen.isEmpty()
                ? Stream.concat(source.columns().stream().map(key -> texts.text(viewer.locale(), key)),
                        source.furtherColumns(viewer).stream()).toList()
                : asSeen;
    }

    private ExportSource find(String name) {
        return sources.get().stream().filter(source -> source.name().equals(name)).findFirst()
                .orElseThrow(
                        () -> new Problem(404, "Not found", "There is no export \"" + name + "\". It may belong to an"
                                + " extension that is not running.", Map.of()));
    }

    /// The first value of each parameter, as the list's own address has it.
    private static Map<String, String> filter(HttpServletRequest request) {
        var filter = new HashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> filter.put(name, values[0]));
        return filter;
    }

    /// A page for a person in a browser, problem details for a program.
    private void refuse(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var accepts = Objects.requireNonNullElse(request.getHeader("Accept"), "");
        if (!accepts.contains("text/html")) {
            ProblemDetails.send(problem, request.getRequestURI(), response);
            return;
        }
        var spoken = texts.languages();
        var language = viewers.apply(request).map(Viewer::locale).orElseGet(request::getLocale);
        if (!spoken.contains(Locale.of(language.getLanguage()))) {
            language = Locale.ENGLISH;
        }
        ProblemPage.send(problem, texts, language, response);
    }
}
