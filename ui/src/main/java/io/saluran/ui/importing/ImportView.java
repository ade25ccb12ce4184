package io.saluran.ui.importing;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.platform.format.Formats;
import io.saluran.platform.importing.ImportCheck;
import io.saluran.platform.importing.ImportDraft;
import io.saluran.platform.importing.ImportProblem;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.ImportResult;
import io.saluran.platform.importing.Imports;
import io.saluran.platform.importing.NearMatch;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.PageHeader;
import io.saluran.ui.component.Toast;
import io.saluran.ui.component.Tone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Brings a table in, in four steps: file, match, check, import. Nothing is written before the last.
@Route("import")
public final class ImportView extends Div implements HasUrlParameter<String>, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient Imports imports;
    private final transient Formats formats;
    private final transient Viewer viewer;
    private final Span fileName = new Span();
    private final Span rowCount = new Badge("", Tone.NEUTRAL);
    private final PageHeader head;
    private final Steps steps = new Steps();
    private final Div body = new Div();
    private final Footer foot = new Footer();
    private transient @Nullable ImportDraft draft;
    private @Nullable CheckStep checked;
    private @Nullable ProgressWords again;
    private Button go = new Button();
    private @Nullable transient ImportCheck last;
    private volatile boolean working;
    private volatile boolean writing;
    private volatile boolean left;
    private String wanted = "";

    ImportView(Imports imports, Formats formats, Viewer viewer) {
        this.imports = imports;
        this.formats = formats;
        this.viewer = viewer;
        addClassName("s-page");
        fileName.addClassNames("s-secondary", "s-trunc");
        head = new PageHeader(getTranslation("importing.title"), fileName, rowCount);
        var past = new Anchor("imports", getTranslation("importing.past"));
        past.getElement().setAttribute("router-link", true);
        past.addClassName("s-link");
        head.actions(past);
        body.addClassName("s-import-body");
        body.getStyle().set("display", "contents");
        foot.addClassName("s-pagefoot");
        add(head, steps, body, foot);
    }

    @Override
    public void setParameter(BeforeEvent event, @OptionalParameter @Nullable String target) {
        wanted = target == null ? "" : target;
        begin();
    }

    /// What was said of a file that is open is kept, and the file stands among those to go on with.
    void begin() {
        var open = draft;
        draft = null;
        if (open == null) {
            choose();
            return;
        }
        OffUi.run(UI.getCurrent(), () -> leave(open), gone -> choose(), problem -> choose());
    }

    private void choose() {
        head.setHeading(getTranslation("importing.title"));
        fileName.setText("");
        rowCount.setVisible(false);
        show(Steps.Step.FILE, new FileStep(imports, formats, viewer, wanted, this::opened));
    }

    private static UUID leave(ImportDraft open) {
        open.keep();
        open.close();
        return open.id();
    }

    /// Takes a file on its way in and asks where its columns go.
    void opened(ImportDraft opened) {
        draft = opened;
        wanted = opened.target();
        head.setHeading(getTranslation("importing.title-of", getTranslation("import.target." + opened.target())));
        fileName.setText(opened.fileName());
        match(opened);
        keep(opened);
    }

    private void count(ImportDraft of) {
        rowCount.setVisible(true);
        rowCount.setText(getTranslation("importing.rows", of.rows()));
    }

    private void match(ImportDraft of) {
        count(of);
        var next = new Button(getTranslation("importing.continue"), click -> check(of));
        next.addThemeVariants(ButtonVariant.PRIMARY);
        var step = new MatchStep(of, formats, () -> count(of));
        show(Steps.Step.MATCH, step, back(this::begin), room(), nothingYet(), next);
        OffUi.run(UI.getCurrent(), of::likelier,
                found -> found.ifPresent(target -> step.suggest(target, () -> takeAs(of, target))), problem -> {});
    }

    private void takeAs(ImportDraft of, String target) {
        OffUi.run(UI.getCurrent(), () -> {
            try {
                return of.as(target);
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }, this::opened, this::refused);
    }

    /// A page that is closed without a word loses nothing.
    private static void keep(ImportDraft of) {
        OffUi.run(UI.getCurrent(), () -> {
            of.keep();
            return of.id();
        }, kept -> {}, problem -> {});
    }

    private void check(ImportDraft of) {
        var reading = new RunStep(getTranslation("importing.check.reading"), formats)
                .hint(getTranslation("importing.run.kept"));
        var progress = reading.progress();
        checked = null;
        show(Steps.Step.CHECK, reading, cancel(of, reading));
        work(() -> {
            var check = of.check(progress);
            of.keep();
            return check;
        }, check -> showCheck(of, check, null), () -> match(of));
    }

    private Button cancel(ImportDraft of, RunStep step) {
        var cancel = new Button(getTranslation("importing.run.cancel"));
        cancel.addClickListener(click -> {
            if (working) {
                cancel.setEnabled(false);
                step.stopping();
                OffUi.run(UI.getCurrent(), () -> {
                    of.cancel();
                    return of.id();
                }, asked -> {}, problem -> {});
            }
        });
        return cancel;
    }

    private void showCheck(ImportDraft of, ImportCheck check, @Nullable NearMatch decided) {
        var step = checked;
        if (step != null && step.getParent().isPresent()) {
            step.show(check);
        } else {
            step = new CheckStep(of, check, formats, names -> checkAgain(of, names));
            show(Steps.Step.CHECK, step, back(() -> match(of)), room(), nothingYet(), go(of));
            checked = step;
        }
        last = check;
        go.setText(getTranslation("importing.import-rows", check.ready()));
        go.setEnabled(check.ready() + check.same() > 0);
        if (decided != null) {
            focusAfter(step, check, decided);
        }
    }

    /// Nothing more can be said meanwhile; how far it is stands below.
    private void checkAgain(ImportDraft of, List<NearMatch> decided) {
        body.setEnabled(false);
        foot.setEnabled(false);
        var words = new ProgressWords(formats);
        foot.addComponentAtIndex(1, words);
        again = words;
        var progress = ProgressWords.heard(words::show);
        work(() -> {
            var check = of.check(progress);
            of.keep();
            return check;
        }, check -> {
            atEase();
            showCheck(of, check, decided.isEmpty() ? null : decided.getFirst());
        }, this::atEase);
    }

    private void atEase() {
        body.setEnabled(true);
        foot.setEnabled(true);
        if (again != null) {
            again.removeFromParent();
            again = null;
        }
    }

    private Button go(ImportDraft of) {
        go = new Button("", click -> run(of));
        go.addThemeVariants(ButtonVariant.PRIMARY);
        return go;
    }

    /// The keys go on with the next pair that waits.
    private static void focusAfter(CheckStep step, ImportCheck check, NearMatch last) {
        var rows = pairs(step);
        var at = 0;
        for (int i = 0; i < check.matches().size(); i++) {
            var near = check.matches().get(i).near();
            if (near.field().equals(last.field()) && near.value().equals(last.value())) {
                at = i + 1;
            }
        }
        if (at < rows.size()) {
            rows.get(at).focus();
        }
    }

    private static List<PairRow> pairs(Component parent) {
        return parent.getChildren().flatMap(child -> child instanceof PairRow pair
                ? java.util.stream.Stream.of(pair)
                : pairs(child).stream()).toList();
    }

    private void run(ImportDraft of) {
        var step = new RunStep(getTranslation("importing.run.title", of.fileName()), formats);
        var progress = step.progress();
        show(Steps.Step.IMPORT, step, cancel(of, step));
        writing = true;
        work(() -> write(of, progress), result -> done(of, result), () -> {
            checked = null;
            showCheck(of, Objects.requireNonNull(last), null);
        });
    }

    /// Goes on when the page is left; what is not written then can be gone on with.
    private ImportResult write(ImportDraft of, ImportProgress progress) {
        var done = false;
        try {
            var result = of.run(progress);
            done = true;
            return result;
        } finally {
            writing = false;
            if (done) {
                of.close();
            } else if (left) {
                leave(of);
            }
        }
    }

    private void done(ImportDraft of, ImportResult result) {
        draft = null;
        if (!isAttached()) {
            // The person went on to another page meanwhile.
            Toast.show(
                    getTranslation("importing.done.toast", of.fileName(), formats.number(result.created(), getLocale()),
                            formats.number(result.rejected(), getLocale())));
            return;
        }
        var another = new Button(getTranslation("importing.another"), click -> begin());
        show(Steps.Step.IMPORT, new ResultStep(of.target(), result, imports, formats, viewer), room(), another);
    }

    /// @param back where a person is again when it did not end well; not when the page was left
    private <T> void work(Supplier<T> work, Consumer<T> then, Runnable back) {
        working = true;
        Runnable stay = () -> {
            if (!left) {
                back.run();
            }
        };
        OffUi.run(UI.getCurrent(), () -> {
            try {
                return work.get();
            } finally {
                working = false;
            }
        }, then, problem -> {
            stay.run();
            refused(problem);
        }, stay);
    }

    private void refused(ImportProblem problem) {
        var words = OffUi.words(UI.getCurrent(), problem);
        if (left && !writing) {
            return;
        }
        if (problem.key().equals("import.problem.cancelled")) {
            Toast.show(words);
        } else {
            Toast.error(words);
        }
    }

    private void show(Steps.Step step, Component content, Component... footer) {
        steps.show(step);
        body.removeAll();
        body.add(content);
        foot.removeAll();
        foot.add(footer);
        foot.setVisible(footer.length > 0);
    }

    private Button back(Runnable action) {
        return new Button(getTranslation("importing.back"), click -> action.run());
    }

    private static Div room() {
        var room = new Div();
        room.addClassName("s-grow");
        return room;
    }

    private Span nothingYet() {
        var words = new Span(getTranslation("importing.nothing-saved"));
        words.addClassNames("s-small", "s-secondary", "s-hide-phone");
        return words;
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        left = false;
    }

    /// A check is stopped, an import goes on; what was said is kept.
    @Override
    protected void onDetach(DetachEvent detached) {
        left = true;
        var open = draft;
        if (open == null || writing) {
            return;
        }
        draft = null;
        var stop = working;
        OffUi.run(UI.getCurrent(), () -> {
            if (stop) {
                open.cancel();
            }
            return leave(open);
        }, closed -> {}, problem -> {});
    }

    @Override
    public String getPageTitle() {
        return getTranslation("importing.title");
    }
}
