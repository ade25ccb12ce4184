package io.saluran.ui.component;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/// A chart over categories such as months, drawn by ECharts in the colours of the theme. Whoever cannot or does not want
/// to look at it reads its sentence, or has it shown as a table. A click on a point opens its address.
///
/// All texts come formatted, in the person's language.
@Tag("saluran-chart-v1")
public final class Chart extends Component implements HasSize, HasStyle {

    private static final long serialVersionUID = 1;

    private @Nullable transient Data shown;

    @Override
    protected void onAttach(AttachEvent attached) {
        attached.getUI().getPage().addJsModule("context://saluran/chart-v1.js");
    }

    /// Shows data, instead of those shown before.
    public void show(Data data) {
        shown = data;
        var texts = Map.of("table", getTranslation("chart.table"), "chart", getTranslation("chart.chart"));
        // The element is defined by a module that may still be on its way.
        getElement().executeJs("customElements.whenDefined('saluran-chart-v1').then(() => this.show($0, $1))", data,
                texts);
    }

    /// What is shown; null before the first.
    public @Nullable Data shown() {
        return shown;
    }

    /// @param sentence what the chart says, in one sentence
    /// @param columns headings of the table: that of the categories, then one for each of a point's words
    /// @param series what is drawn, at most six; the first in the first colour
    public record Data(String sentence, List<String> columns, List<Series> series, Axis axis, List<Point> points) {}

    /// @param kind `bar` or `line`
    public record Series(String name, String kind) {

        public static Series bars(String name) {
            return new Series(name, "bar");
        }

        public static Series line(String name) {
            return new Series(name, "line");
        }
    }

    /// @param name the category
    /// @param values one for each series
    /// @param words the cells of its row in the table, and of the notice beside the pointer
    /// @param href where a click leads; null for nowhere
    public record Point(String name, List<Double> values, List<String> words, @Nullable String href) {}

    /// The values' axis, from 0 up in equal steps.
    ///
    /// @param step between two lines
    /// @param labels of the lines, the first that of 0
    public record Axis(double step, List<String> labels) {

        private static final int STEPS = 4;

        /// An axis in round steps (1, 2 or 5 times a power of ten) that holds all values up to the highest.
        public static Axis upTo(double highest, DoubleFunction<String> words) {
            var step = step(highest / STEPS);
            var labels = new ArrayList<String>();
            for (int i = 0; i == 0 || (i - 1) * step < highest; i++) {
                labels.add(words.apply(i * step));
            }
            return new Axis(step, List.copyOf(labels));
        }

        private static double step(double least) {
            if (least <= 0) {
                return 1;
            }
            var power = Math.pow(10, Math.floor(Math.log10(least)));
            for (var factor : new int[] {1, 2, 5}) {
                if (least <= factor * power) {
                    return factor * power;
                }
            }
            return 10 * power;
        }
    }
}
