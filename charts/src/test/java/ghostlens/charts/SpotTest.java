package ghostlens.charts;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.charts.ChartModel.Axis;
import ghostlens.charts.ChartModel.Kind;
import ghostlens.charts.ChartModel.Mark;
import ghostlens.charts.ChartModel.Point;
import ghostlens.charts.ChartModel.Series;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SpotTest {
    private static final ChartModel MODEL = new ChartModel(
            "three series",
            Axis.linear("x", ""),
            Axis.linear("y", ""),
            List.of(series(5, 1, 9), series(), series(6, 2)));

    @Test
    void firstIsTheLeftmostOfTheFirstSeries() {
        assertThat(Spot.first(MODEL)).contains(new Spot(0, 1));
    }

    @Test
    void besideWalksFromLeftToRightAndStopsAtTheEnds() {
        assertThat(new Spot(0, 1).beside(MODEL, 1)).isEqualTo(new Spot(0, 0));
        assertThat(new Spot(0, 0).beside(MODEL, 1)).isEqualTo(new Spot(0, 2));
        assertThat(new Spot(0, 2).beside(MODEL, 1)).isEqualTo(new Spot(0, 2));
        assertThat(new Spot(0, 1).beside(MODEL, -1)).isEqualTo(new Spot(0, 1));
    }

    @Test
    void acrossSkipsEmptySeriesAndTakesTheNearest() {
        assertThat(new Spot(0, 2).across(MODEL, 1)).isEqualTo(new Spot(2, 0));
        assertThat(new Spot(2, 1).across(MODEL, -1)).isEqualTo(new Spot(0, 1));
        assertThat(new Spot(2, 1).across(MODEL, 1)).isEqualTo(new Spot(2, 1));
    }

    private static Series series(double... xs) {
        var points = DoubleStream.of(xs)
                .mapToObj(x -> new Point(x, x, "at " + x, Optional.empty()))
                .toList();
        return new Series("series", "ink", Kind.POINTS, Mark.DISC, points);
    }
}
