package io.saluran.dist;

import io.saluran.db.Viewer;
import io.saluran.platform.demo.DemoData;
import io.saluran.platform.internal.demo.DemoCompany;
import io.saluran.platform.internal.host.Contributions;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// The believable company of `--demo`: made once on an empty home by everything that has [DemoData].
///
/// How far it came stands in a setting, so that a demo which was cut off is never taken for a whole one.
final class Demo {

    private static final String SETTING = "demo";
    private static final int STEPS = 100;

    private final Platform platform;
    private final PrintStream out;

    Demo(Platform platform, PrintStream out) {
        this.platform = platform;
        this.out = out;
    }

    /// Makes the company, unless it is there already; of one that is there, the parts of bundles that did not start then.
    ///
    /// @throws StartProblem if other people are there, or a demo that was cut off
    void make() {
        var state = state();
        if (state.begun()) {
            throw new StartProblem(cutOff());
        }
        if (!state.made() && !platform.people().all().isEmpty()) {
            throw new StartProblem("The demo needs an empty home, and " + platform.home().folder()
                    + " has people already; choose another with --home.");
        }
        try (var contributions = Contributions.of(platform.framework().context(), DemoData.class)) {
            var parts = contributions.services().stream().sorted(Comparator.comparingInt(DemoData::order)).toList();
            var missing = parts.stream().filter(part -> state.lacks(part.title())).toList();
            if (!missing.isEmpty()) {
                note(DemoState.BEGUN);
                fill(missing);
                note(DemoState.made(Stream.concat(state.parts().stream(), parts.stream().map(DemoData::title))
                        .toList()));
            }
        }
    }

    private void note(String state) {
        platform.settings().set(Viewer.system(), SETTING, state);
    }

    /// Says who can sign in, to whoever asked for the demo; and to everybody that it is not whole, where it was cut off.
    void introduce(boolean asked) {
        if (asked && state().made()) {
            out.println("Sign in with the password " + DemoCompany.PASSWORD + " as");
            out.println("  " + DemoCompany.ADMINISTRATOR + "    administrator");
            out.println("  " + DemoCompany.MANAGER + "  manager");
            out.println("  " + DemoCompany.REP + "     rep");
        } else if (state().begun()) {
            out.println(cutOff());
        }
    }

    private DemoState state() {
        return DemoState.read(platform.settings().get(SETTING).orElse(""));
    }

    private String cutOff() {
        return "The demo in " + platform.home().folder() + " was cut off and is not whole; "
                + "start it again with --demo and another --home, or after you deleted this one.";
    }

    private void fill(List<DemoData> parts) {
        var today = LocalDate.ofInstant(platform.clock().instant(), ZoneId.systemDefault());
        var console = System.console();
        if (console != null && console.isTerminal()) {
            try (var bar = bar(parts.size())) {
                fill(parts, today, bar);
            }
        } else {
            parts.forEach(part -> {
                part.create(today, share -> {});
                out.println(name(part));
            });
        }
    }

    private void fill(List<DemoData> parts, LocalDate today, ProgressBar bar) {
        for (int i = 0; i < parts.size(); i++) {
            var before = (long) i * STEPS;
            DoubleConsumer progress = share -> bar.stepTo(before + Math.round(share * STEPS));
            bar.setExtraMessage(name(parts.get(i)));
            parts.get(i).create(today, progress);
            progress.accept(1);
        }
    }

    private static ProgressBar bar(int parts) {
        return new ProgressBarBuilder().setTaskName("Demo").setInitialMax((long) parts * STEPS)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK).hideEta().build();
    }

    private String name(DemoData part) {
        return platform.texts().text(Locale.ENGLISH, part.title());
    }
}
