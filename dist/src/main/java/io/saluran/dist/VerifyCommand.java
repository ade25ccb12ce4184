package io.saluran.dist;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.saluran.platform.internal.extension.JarLimits;
import io.saluran.platform.internal.extension.ReleasedApi;
import io.saluran.platform.internal.extension.ReleasedApi.Taken;
import io.saluran.platform.internal.extension.Verification;
import io.saluran.platform.internal.extension.Verification.Verdict;
import io.saluran.platform.internal.extension.Words;
import io.saluran.platform.internal.people.Directory;
import io.saluran.platform.internal.text.TextCatalogue;
import io.saluran.ui.internal.shell.UiHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says whether a bundle would work here, without a server or a home.
@Command(name = "verify", mixinStandardHelpOptions = true,
        description = "Says what of a bundle would not work with this Saluran and with the released API,"
                + " and which version would break it; needs no server.")
final class VerifyCommand implements Callable<Integer> {

    // What is allowed here is a setting of a home; a jar that is larger than this is worth a question anyway.
    private static final int MEGABYTES = 50;

    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", description = "The jar of a bundle")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Prints JSON for programs")
    private boolean json;

    VerifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        var path = surroundings.folder().resolve(file).normalize();
        if (!Files.isRegularFile(path)) {
            throw new StartProblem("There is no file " + path + ".");
        }
        var verdict = new Verification(JarLimits.ofMegabytes(MEGABYTES), Distribution.bundles(), released()).of(path);
        var texts = new TextCatalogue();
        texts.add(VerifyCommand.class, HostTexts.of(Directory.class, UiHost.class));
        print(verdict, texts);
        return verdict.problems().isEmpty() ? 0 : Main.FAILED;
    }

    /// As it is written down in `config/api` and stands in the distribution.
    private static ReleasedApi released() throws IOException {
        var texts = new ArrayList<String>();
        for (var name : List.of("db", "platform-core", "ui", "module-pipeline-api")) {
            try (var text = VerifyCommand.class.getResourceAsStream("/api/" + name + ".txt")) {
                texts.add(new String(Objects.requireNonNull(text, name).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return ReleasedApi.of(texts);
    }

    private void print(Verdict verdict, TextCatalogue texts) throws IOException {
        var facts = verdict.facts();
        if (json) {
            var answer = new LinkedHashMap<String, Object>();
            answer.put("name", facts == null ? null : facts.symbolicName());
            answer.put("version", facts == null ? null : facts.version());
            answer.put("works", verdict.problems().isEmpty());
            answer.put("problems", verdict.problems().stream()
                    .map(each -> Map.of("kind", each.kind(), "text", say(each.words(), texts))).toList());
            answer.put("uses", verdict.taken().stream().map(VerifyCommand::uses).toList());
            surroundings.out().println(new ObjectMapper().writeValueAsString(answer));
            return;
        }
        verdict.problems().forEach(each -> surroundings.err().println(say(each.words(), texts)));
        if (facts != null && verdict.problems().isEmpty()) {
            surroundings.out().println(texts.text(Locale.ENGLISH, "extension.verify.fine", facts.name(),
                    facts.version()));
        }
        verdict.taken().stream().filter(each -> each.breaksAt() != null).forEach(each -> surroundings.out()
                .println("  " + texts.text(Locale.ENGLISH, "extension.verify.breaks", each.name(),
                        each.released().toString(), String.valueOf(each.breaksAt()))));
    }

    private static Map<String, String> uses(Taken taken) {
        var uses = new LinkedHashMap<String, String>();
        uses.put("package", taken.name());
        uses.put("released", taken.released().toString());
        if (taken.breaksAt() != null) {
            uses.put("breaksAt", taken.breaksAt().toString());
        }
        return uses;
    }

    private static String say(Words words, TextCatalogue texts) {
        return words.in(texts, Locale.ENGLISH);
    }
}
