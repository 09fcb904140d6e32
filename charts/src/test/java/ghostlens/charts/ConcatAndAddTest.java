package ghostlens.charts;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.assets.Palette;
import ghostlens.charts.ChartModel.Kind;
import ghostlens.charts.ConcatAndAdd.Share;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConcatAndAddTest {
    private static final ChartModel CHART = ConcatAndAdd.shares(List.of(new Share(1, 7.5, 4), new Share(32, 3, 4.25)));

    @Test
    void sharesStandSideBySideForEachBatch() {
        assertThat(print(CHART)).isEqualTo("""
                Concat: family-concat
                  -0.25 Batch 1: 7.5
                  0.75 Batch 32: 3.0
                Add in its place: family-add
                  0.00 Batch 1: 4.0
                  1.00 Batch 32: 4.3
                Difference: ink-muted
                  0.25 Batch 1: 3.5
                  1.25 Batch 32: -1.3
                """);
        assertThat(CHART.series()).extracting(ChartModel.Series::kind).containsOnly(Kind.BARS);
    }

    @Test
    void axisBeginsAtZeroOrBelowTheLowestBar() {
        assertThat(CHART.y().range()).hasValueSatisfying(range -> {
            assertThat(range.low()).isLessThan(-1.25);
            assertThat(range.high()).isGreaterThan(7.5);
        });
        var positive = ConcatAndAdd.shares(List.of(new Share(1, 7.5, 4)));
        assertThat(positive.y().range())
                .hasValueSatisfying(range -> assertThat(range.low()).isZero());
    }

    @Test
    void svgDrawsEveryBarInItsColourAndNamesTheBatches() {
        var svg = ChartSvg.write(CHART, 600, 340, false);
        assertThat(svg).contains(">7.5<", ">32<", ">Concat<", ">Add in its place<", ">Difference<");
        for (var series : CHART.series()) {
            assertThat(svg).contains(rgb(series.color()));
        }
    }

    private static String rgb(String name) {
        int rgb = Integer.decode(Palette.of(false).color(name));
        return "rgb(" + (rgb >> 16) + "," + (rgb >> 8 & 255) + "," + (rgb & 255) + ")";
    }

    private static String print(ChartModel chart) {
        return chart.series().stream()
                .map(series -> series.name() + ": " + series.color() + "\n"
                        + series.points().stream()
                                .map(point -> "  %.2f %s: %s%n"
                                        .formatted(point.x(), chart.x().print(point.x()), point.label()))
                                .collect(Collectors.joining()))
                .collect(Collectors.joining());
    }
}
