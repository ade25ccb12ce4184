package io.saluran.dist;

import io.saluran.db.Viewer;
import io.saluran.platform.internal.extension.Adds;
import io.saluran.platform.internal.extension.GrantWords;
import io.saluran.platform.internal.extension.Outcome;
import io.saluran.platform.internal.extension.Plan;
import io.saluran.platform.internal.extension.Step;
import io.saluran.platform.internal.extension.Words;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.Collectors;

/// A plan for a bundle at the command line: said, and done.
record PlanPrint(Platform platform, PrintStream out) {

    private static final Locale LOCALE = Locale.ENGLISH;

    /// Says what it will do, or why it cannot.
    void print(Plan plan) {
        out.println(title(plan));
        var about = plan.about();
        line("By", about.vendor());
        line("Licence", about.licence());
        line("Adds", String.join(", ", Adds.words(about.adds(), platform.texts(), LOCALE)));
        if (plan.brings()) {
            Adds.details(about, platform.texts(), LOCALE)
                    .forEach(
                            each -> line("Brings", each.title() + (each.which().isEmpty() ? "" : ": " + each.which())));
        }
        asks(plan);
        line("Uses", plan.wires().entrySet().stream().map(wire -> wire.getKey() + " (" + wire.getValue() + ")")
                .sorted().collect(Collectors.joining(", ")));
        line("Restarts", String.join(", ", plan.restarted()));
        line("Tables", tables(plan));
        line("Open pages", plan.openPages() == 0 ? "" : Integer.toString(plan.openPages()));
        if (plan.works()) {
            plan.steps().forEach(step -> out.println("  - " + text(step.key())));
        }
    }

    private String title(Plan plan) {
        var to = plan.to();
        return text(plan.kind().key(), plan.about().name(), to == null ? plan.about().version() : to.version());
    }

    private void asks(Plan plan) {
        var words = new GrantWords(platform.texts(), LOCALE);
        var asks = plan.asks();
        asks.all().forEach(name -> line(plan.kind() != Plan.Kind.INSTALL && asks.fresh().contains(name)
                ? "Asks newly"
                : "Asks for", name + ": " + words.title(name)));
        asks.undeclared().forEach(use -> line("Undeclared", words.title(use.permission()) + ": " + words.where(use)));
    }

    private void line(String title, String text) {
        if (!text.isEmpty()) {
            out.printf("  %-12s %s%n", title, text);
        }
    }

    private String tables(Plan plan) {
        var schema = plan.schema();
        return switch (schema.kind()) {
            case NONE -> "";
            case MAKE -> text("extension.schema.make", schema.schema());
            case MIGRATE -> text("extension.schema.migrate", schema.schema(), schema.changes());
            case AHEAD -> text("extension.schema.ahead", schema.schema());
        };
    }

    /// Does it, naming each step.
    ///
    /// @return the exit code
    /// @throws StartProblem if it cannot be, or a step failed
    int execute(Plan plan) throws IOException {
        if (!plan.works()) {
            throw new StartProblem(why(plan));
        }
        var outcome = platform.extensions().execute(plan, Viewer.system(),
                step -> out.println("  " + text(step.key())));
        return switch (outcome) {
            case Outcome.Done done -> {
                out.println("Done: " + title(plan));
                yield 0;
            }
            case Outcome.Failed failed -> throw new StartProblem(text("extension.outcome.failed",
                    text(failed.step().key()), failed.why()) + '\n' + text("extension.outcome.restored")
                    + (failed.left().isEmpty()
                            ? ""
                            : '\n' + text("extension.outcome.left", String.join(", ", failed.left()))));
            case Outcome.Busy busy -> throw new StartProblem(text("extension.outcome.busy"));
            case Outcome.Overtaken overtaken -> throw new StartProblem(text("extension.outcome.overtaken"));
            case Outcome.WaitsForConsent waits -> throw new StartProblem(text("extension.outcome.waits",
                    String.join(", ", waits.plan().asks().fresh())));
            case Outcome.Impossible impossible -> throw new StartProblem(why(impossible.plan()));
        };
    }

    String why(Plan plan) {
        return plan.hindrances().stream().map(this::say).collect(Collectors.joining("\n"));
    }

    String say(Words words) {
        return words.in(platform.texts(), LOCALE);
    }

    String step(Step step) {
        return text(step.key());
    }

    private String text(String key, Object... arguments) {
        return platform.texts().text(LOCALE, key, arguments);
    }
}
