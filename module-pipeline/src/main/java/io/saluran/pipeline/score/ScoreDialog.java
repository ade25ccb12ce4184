package io.saluran.pipeline.score;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import io.saluran.db.Viewer;
import io.saluran.pipeline.score.DealScore.Measured;
import io.saluran.platform.format.Formats;
import io.saluran.ui.component.Chart;
import java.util.List;
import java.util.stream.IntStream;

/// How the score is made and how good it was, so that nobody has to believe it.
final class ScoreDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final transient Formats formats;
    private final transient Viewer viewer;

    ScoreDialog(Measured measured, Formats formats, Viewer viewer) {
        this.formats = formats;
        this.viewer = viewer;
        setHeaderTitle(getTranslation("score.how.title"));
        setWidth("560px");
        setMaxWidth("96vw");
        var text = new Div(new Paragraph(getTranslation("score.how.learned", measured.won(), measured.lost(),
                formats.time(measured.learnedAt(), viewer.zone(), viewer.locale()))),
                new Paragraph(getTranslation("score.how.factors")), new Paragraph(quality(measured)));
        text.addClassName("s-stack");
        add(text);
        if (measured.isEnough() && !measured.bins().isEmpty()) {
            var about = new Paragraph(getTranslation("score.how.sentence"));
            about.addClassNames("s-small", "s-secondary");
            text.add(new H3(getTranslation("score.how.true")), about, chart(measured));
        }
        getFooter().add(new Button(getTranslation("ui.close"), click -> close()));
    }

    private String quality(Measured measured) {
        if (!measured.isEnough() || measured.auc() == null || measured.brier() == null || measured.plain() == null) {
            return getTranslation("score.few", Measured.FEWEST, measured.won(), measured.lost());
        }
        return getTranslation(measured.foretells() ? "score.how.good" : "score.how.not-good", measured.tested(),
                Math.round(measured.auc() * 100), figure(measured.brier()), figure(measured.plain()));
    }

    private String figure(double value) {
        var format = java.text.NumberFormat.getNumberInstance(viewer.locale());
        format.setMinimumFractionDigits(3);
        format.setMaximumFractionDigits(3);
        return format.format(value);
    }

    private Chart chart(Measured measured) {
        var said = getTranslation("score.how.said");
        var came = getTranslation("score.how.came");
        var chart = new Chart();
        chart.setHeight("220px");
        chart.show(new Chart.Data(getTranslation("score.how.sentence"),
                List.of(getTranslation("score.how.fifth"), said, came),
                List.of(Chart.Series.line(said), Chart.Series.bars(came)), Chart.Axis.upTo(1, this::share),
                IntStream.range(0, measured.bins().size()).mapToObj(i -> point(measured, i)).toList()));
        return chart;
    }

    private Chart.Point point(Measured measured, int index) {
        var bin = measured.bins().get(index);
        var came = bin.won() / (double) bin.deals();
        return new Chart.Point(getTranslation("score.how.of", index + 1, measured.bins().size()),
                List.of(bin.said(), came),
                List.of(share(bin.said()), getTranslation("score.how.won-of", share(came), bin.won(), bin.deals())),
                null);
    }

    private String share(double value) {
        return formats.percent(value, 0, viewer.locale());
    }
}
