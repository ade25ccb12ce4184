package io.saluran.platform.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saluran.db.Viewer;
import io.saluran.platform.text.Texts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// `./run import`, whoever calls it: does the import, prints a table for people or JSON, and returns the exit code (0
/// done, 1 refused or failed, 2 wrong usage, 3 done with rejected rows).
public final class ImportCommand {

    /// All rows are in.
    public static final int DONE = 0;

    /// Nothing was written.
    public static final int REFUSED = 1;

    /// The command was not understood.
    public static final int USAGE = 2;

    /// Some rows are in, others are in the file of rejected rows.
    public static final int REJECTED_ROWS = 3;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Imports imports;
    private final Texts texts;
    private final Viewer viewer;

    public ImportCommand(Imports imports, Texts texts, Viewer viewer) {
        this.imports = imports;
        this.texts = texts;
        this.viewer = viewer;
    }

    /// Where the words go.
    public record Output(PrintStream out, PrintStream err, boolean json) {}

    /// @param progress hears how far it is; for a bar on a terminal
    public int run(ImportOrder order, Output output, ImportProgress progress) {
        if (!Files.isReadable(order.file()) || Files.isDirectory(order.file())) {
            return refuse(output, USAGE, text("import.command.no-file", order.file()));
        }
        try {
            var result = imports.run(viewer, order, progress);
            output.out().println(output.json() ? json(result) : words(order, result));
            return result.rejected() > 0 ? REJECTED_ROWS : DONE;
        } catch (ImportProblem problem) {
            var usage = problem.key().equals("import.problem.unknown-target");
            return refuse(output, usage ? USAGE : REFUSED, text(problem.key(), problem.arguments()));
        } catch (IOException problem) {
            return refuse(output, REFUSED, text("import.command.unreadable", order.file(),
                    String.valueOf(problem.getMessage())));
        }
    }

    /// `./run import undo ID`; the id may be the import's number.
    public int undo(String id, Output output) {
        try {
            var kept = imports.undo(viewer, byIdOrNumber(id));
            if (output.json()) {
                var answer = JSON.createObjectNode();
                answer.put("undone", kept.isEmpty());
                answer.put("partly", !kept.isEmpty());
                kept.forEach(answer.putArray("kept")::add);
                output.out().println(answer);
            } else {
                output.out().println(text("import.command.undone", kept.size()));
                kept.forEach(name -> output.out().println("  " + name));
                if (!kept.isEmpty()) {
                    output.out().println(text("import.command.undo-rest", id));
                }
            }
            return DONE;
        } catch (ImportProblem problem) {
            return refuse(output, REFUSED, text(problem.key(), problem.arguments()));
        }
    }

    private UUID byIdOrNumber(String id) {
        if (id.matches("\\d{1,9}")) {
            var number = Long.parseLong(id);
            return imports.list(viewer, number + 1, 1).stream().filter(past -> past.number() == number).findFirst()
                    .map(PastImport::id).orElseThrow(() -> new ImportProblem("import.problem.no-such-import", id));
        }
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            throw (ImportProblem) new ImportProblem("import.problem.no-such-import", id).initCause(notAnId);
        }
    }

    /// Fills an order from a mapping file: `{"columns": {"Heading": "field"}, "options": {"dates": "mdy"}, "decisions":
    /// {"product": {"GTXPro": "same"}}}`, each part may be missing; `null` for a heading leaves the column out.
    ///
    /// @throws ImportProblem if it is not that
    public static ImportOrder withMapping(ImportOrder order, Path mapping) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(Files.readString(mapping));
        } catch (JsonProcessingException problem) {
            throw (ImportProblem) new ImportProblem("import.problem.mapping-file", mapping).initCause(problem);
        }
        var columns = new HashMap<>(order.columns());
        root.path("columns").properties().forEach(
                entry -> columns.put(entry.getKey(), entry.getValue().isNull() ? "" : entry.getValue().asText()));
        var options = new HashMap<String, String>();
        root.path("options").properties().forEach(entry -> options.put(entry.getKey(), entry.getValue().asText()));
        options.putAll(order.options());
        var decisions = new HashMap<String, Map<String, Decision>>();
        root.path("decisions").properties().forEach(field -> {
            var said = new HashMap<String, Decision>();
            field.getValue().properties().forEach(each -> said.put(each.getKey(), decision(each.getValue().asText())));
            decisions.put(field.getKey(), said);
        });
        return new ImportOrder(order.target(), order.file(), order.fileName(), columns, options, decisions,
                order.acceptMatches(), order.dryRun());
    }

    private static Decision decision(String word) {
        try {
            return Decision.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw (ImportProblem) new ImportProblem("import.problem.decision", word).initCause(unknown);
        }
    }

    private static ObjectNode json(ImportResult result) {
        var answer = JSON.createObjectNode();
        answer.put("created", result.created());
        answer.put("updated", result.updated());
        answer.put("unchanged", result.unchanged());
        answer.put("rejected", result.rejected());
        answer.put("rejectedFile", result.rejectedFile().map(Path::toString).orElse(null));
        answer.put("import", result.importId().map(UUID::toString).orElse(null));
        return answer;
    }

    private String words(ImportOrder order, ImportResult result) {
        var lines = new StringBuilder();
        lines.append(text(order.dryRun() ? "import.command.dry-run" : "import.command.done", order.fileName(),
                result.took().toMillis() / 1000.0)).append('\n');
        line(lines, "import.command.created", result.created());
        line(lines, "import.command.updated", result.updated());
        line(lines, "import.command.unchanged", result.unchanged());
        line(lines, "import.command.rejected", result.rejected());
        result.made().forEach(made -> lines.append("  ").append(text(made.key(), made.count())).append(": ")
                .append(String.join(", ", made.names())).append('\n'));
        result.rejectedFile().ifPresent(
                file -> lines.append(text("import.command.rejected-file", file)).append('\n'));
        result.importId().ifPresent(id -> lines.append(text("import.command.undo", id)).append('\n'));
        return lines.toString().stripTrailing();
    }

    private void line(StringBuilder lines, String key, long count) {
        lines.append("  ").append(String.format(Locale.ROOT, "%,9d  ", count)).append(text(key)).append('\n');
    }

    private int refuse(Output output, int code, String sentence) {
        if (output.json()) {
            output.out().println(JSON.createObjectNode().put("error", sentence));
        }
        output.err().println(sentence);
        return code;
    }

    private String text(String key, Object... arguments) {
        var plain = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            plain[i] = arguments[i] instanceof Path path
                    ? path.toString()
                    : arguments[i] instanceof UUID id ? id.toString() : arguments[i];
        }
        return texts.text(viewer.locale(), key, plain);
    }
}
