package io.saluran.pipeline.score;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.saluran.db.Viewer;
import io.saluran.pipeline.score.DealScore.Reason;
import io.saluran.platform.format.Formats;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Later;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// How likely a deal is to be won, and what speaks for and against it.
public final class DealScorePanel extends Section {

    private static final long serialVersionUID = 1;
    private static final int MOST = 6;
    /// Of a hundred; less is nothing to speak of.
    private static final int LEAST = 1;
    /// How far a bar reaches for a point, in per cent of its room.
    private static final double REACH = 2.5;
    /// Where bars begin, in per cent of their room.
    private static final int BEGIN = 25;

    private final transient DealScores scores;
    private final transient Formats formats;
    private final transient Viewer viewer;
    private final Later part = new Later();
    private final NativeButton how;
    private transient Optional<DealScore> shown = Optional.empty();

    public DealScorePanel(DealScores scores, Formats formats, Viewer viewer) {
        this.scores = scores;
        this.formats = formats;
        this.viewer = viewer;
        addClassNames("s-panel", "s-on-screen");
        how = new NativeButton(getTranslation("score.how"),
                click -> shown.ifPresent(score -> new ScoreDialog(score.measured(), formats, viewer).open()));
        how.addClassNames("more", "s-textbutton");
        how.setVisible(false);
        add(new Header(new H2(getTranslation("score.title")), how), part);
    }

    /// Shows the score of a deal.
    ///
    /// @param stage name of the stage in which it is
    public void show(UUID deal, String stage) {
        part.load(() -> scores.of(viewer, deal), score -> component(score, stage));
    }

    private Component component(Optional<DealScore> score, String stage) {
        shown = score;
        how.setVisible(score.isPresent());
        return score.map(known -> known.measured().isEnough() ? known(known, stage) : few(known))
                .orElseGet(() -> new EmptyState(getTranslation("score.none")));
    }

    private Component few(DealScore score) {
        return new EmptyState(getTranslation("score.few", DealScore.Measured.FEWEST, score.measured().won(),
                score.measured().lost()));
    }

    private Component known(DealScore score, String stage) {
        var sentence = new Paragraph(getTranslation("score.sentence", hundredths(score.chance()),
                score.measured().won() + score.measured().lost()));
        sentence.addClassNames("s-small", "s-secondary");
        var figure = new Div(new ScoreRing(score.chance(), getTranslation("score.of", hundredths(score.chance()))),
                sentence);
        figure.addClassName("s-score");
        var content = new Div(figure);
        if (!score.measured().foretells()) {
            var note = new Paragraph(getTranslation("score.only-stage"));
            note.addClassNames("s-small", "s-secondary");
            content.add(note);
        }
        var factors = new Div();
        factors.addClassName("s-factors");
        if (tells(score.stagePoints())) {
            factor(factors, getTranslation("score.stage", stage), score.stagePoints());
        }
        score.reasons().stream().filter(reason -> tells(reason.points())).limit(MOST)
                .forEach(reason -> factor(factors, words(reason), reason.points()));
        content.add(factors);
        return content;
    }

    private static boolean tells(double points) {
        return Math.abs(hundredths(points)) >= LEAST;
    }

    private static long hundredths(double share) {
        return Math.round(share * 100);
    }

    private void factor(Div factors, String words, double points) {
        var fill = new Span();
        var reach = Math.min(points < 0 ? BEGIN : 100 - BEGIN, Math.abs(points) * 100 * REACH);
        fill.getStyle().set("width", percent(reach)).set("left", percent(points < 0 ? BEGIN - reach : BEGIN));
        fill.addClassName("fill");
        if (points < 0) {
            fill.addClassName("down");
        }
        var bar = new Span(fill);
        bar.addClassName("bar");
        var number = new Span((points < 0 ? "−" : "+") + Math.abs(hundredths(points)));
        number.addClassName("s-num");
        factors.add(new Span(words), bar, number);
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f%%", value);
    }

    private String words(Reason reason) {
        return switch (reason.factor()) {
            case SIZE -> {
                var from = formats.compactMoney(reason.bounds().getFirst(), viewer.locale());
                yield reason.bounds().size() == 1
                        ? getTranslation("score.size.above", from)
                        : getTranslation("score.size.between", from,
                                formats.compactMoney(reason.bounds().getLast(), viewer.locale()));
            }
            case BOUGHT_BEFORE -> getTranslation("score.bought-before." + reason.value());
            default -> getTranslation("score." + reason.factor().key(), reason.value());
        };
    }
}
