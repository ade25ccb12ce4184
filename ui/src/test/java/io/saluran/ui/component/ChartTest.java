package io.saluran.ui.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {

    private static String whole(double value) {
        return Long.toString(Math.round(value));
    }

    @Test
    void an_axis_has_round_steps_and_holds_the_highest_value() {
        assertThat(Chart.Axis.upTo(1_730_000, ChartTest::whole))
                .isEqualTo(new Chart.Axis(500_000, List.of("0", "500000", "1000000", "1500000", "2000000")));
        assertThat(Chart.Axis.upTo(8, ChartTest::whole)).isEqualTo(new Chart.Axis(2, List.of("0", "2", "4", "6", "8")));
        assertThat(Chart.Axis.upTo(9, ChartTest::whole)).isEqualTo(new Chart.Axis(5, List.of("0", "5", "10")));
    }

    @Test
    void an_axis_of_nothing_still_stands() {
        assertThat(Chart.Axis.upTo(0, ChartTest::whole)).isEqualTo(new Chart.Axis(1, List.of("0")));
    }

    @Test
    void every_axis_ends_at_or_above_the_highest_value_within_one_step() {
        for (double highest = 0.013; highest < 1e9; highest *= 1.37) {
            var axis = Chart.Axis.upTo(highest, ChartTest::whole);
            var end = axis.step() * (axis.labels().size() - 1);
            assertThat(end).as("%s", highest).isGreaterThanOrEqualTo(highest).isLessThan(highest + axis.step());
            assertThat(axis.labels()).hasSizeBetween(2, 6);
        }
    }
}
