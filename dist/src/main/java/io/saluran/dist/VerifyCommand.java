package io.saluran.dist;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.saluran.platform.internal.extension.JarLimits;
import io.saluran.platform.internal.extension.Verification;
import io.saluran.platform.internal.extension.Verification.Verdict;
import io.saluran.platform.internal.extension.Words;
import io.saluran.platform.internal.people.Directory;
import io.saluran.platform.internal.text.TextCatalogue;
import io.saluran.ui.internal.shell.UiHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says whether a bundle would work here, without a server or a home.
@Command(name = "verify", mixinStandardHelpOptions = true,
        description = "Says what of a bundle would not work with this Saluran; needs no server.")
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
        var verdict = new Verification(JarLimits.ofMegabytes(MEGABYTES), Distribution.bundles()).of(path);
        var texts = new TextCatalogue();
        texts.add(VerifyCommand.class, HostTexts.of(Directory.class, UiHost.class));
        print(verdict, texts);
        return verdict.problems().isEmpty() ? 0 : Main.FAILED;
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
            surroundings.out().println(new ObjectMapper().writeValueAsString(answer));
            return;
        }
        verdict.problems().forEach(each -> surroundings.err().println(say(each.words(), texts)));
        if (facts != null && verdict.problems().isEmpty()) {
            surroundings.out().println(texts.text(Locale.ENGLISH, "extension.verify.fine", facts.name(),
                    facts.version()));
        }
    }

    private static String say(Words words, TextCatalogue texts) {
        return words.in(texts, Locale.ENGLISH);
    }
}
