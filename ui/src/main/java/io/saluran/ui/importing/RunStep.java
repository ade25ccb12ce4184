package io.saluran.ui.importing;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import io.saluran.platform.format.Formats;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.ImportProgress.Phase;

/// An import at work: how far, how fast, how long still.
final class RunStep extends Div {

    private static final long serialVersionUID = 1;

    private final ProgressBar bar = new ProgressBar();
    private final ProgressWords words;
    private final Paragraph hint = new Paragraph();

    RunStep(String title, Formats formats) {
        addClassNames("s-scroll", "s-pad");
        // on a low window it scrolls, and has nothing in it by which the keyboard would get there
        getElement().setAttribute("tabindex", "0").setAttribute("role", "group").setAttribute("aria-label", title);
        bar.setIndeterminate(true);
        bar.getElement().setAttribute("aria-label", title);
        words = new ProgressWords(formats);
        hint.setText(getTranslation("importing.run.may-leave"));
        hint.addClassNames("s-small", "s-secondary");
        var column = new Div(new H2(title), bar, words, hint);
        column.addClassNames("s-wide", "s-stack");
        add(column);
    }

    /// Says what happens when the page is left, instead of that one may.
    RunStep hint(String words) {
        hint.setText(words);
        return this;
    }

    /// Says that it is about to stop.
    void stopping() {
        bar.setIndeterminate(true);
        words.setText(getTranslation("importing.run.stopping"));
    }

    /// What the import tells, a few times a second at most.
    ImportProgress progress() {
        return ProgressWords.heard(this::show);
    }

    private void show(Phase now, long done, long total) {
        var known = done > 0 && total > 0;
        bar.setIndeterminate(!known);
        if (known) {
            bar.setValue(Math.min(1.0, (double) done / total));
        }
        words.show(now, done, total);
    }
}
