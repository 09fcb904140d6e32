package ghostlens.charts;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.charts.AccuracyLatency.Measured;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AccuracyLatencyTest {
    @Test
    void paperIsFigureOne() {
        assertThat(print(AccuracyLatency.paper())).isEqualTo("""
                Accuracy against latency
                x: Latency on an ARM phone, MNN, 1 thread (ms), LOGARITHMIC
                y: ImageNet top-1 (%), LINEAR
                RepGhostNet: accent, LINE_WITH_POINTS, DISC
                  25.1 ms, 66.9 %: RepGhostNet 0.5× opens repghostnet-0.5x
                  31.9 ms, 68.9 %: RepGhostNet 0.58× opens repghostnet-0.58x
                  62.2 ms, 74.2 %: RepGhostNet 1.0× opens repghostnet-1.0x
                  71.5 ms, 75.1 %: RepGhostNet 1.11× opens repghostnet-1.11x
                  92.9 ms, 76.4 %: RepGhostNet 1.3× opens repghostnet-1.3x
                  116.9 ms, 77.5 %: RepGhostNet 1.5× opens repghostnet-1.5x
                GhostNet: family-concat, LINE_WITH_POINTS, SQUARE
                  31.7 ms, 66.4 %: GhostNet 0.5× opens ghostnet-0.5x
                  74.5 ms, 74 %: GhostNet 1.0× opens ghostnet-1.0x
                  117.6 ms, 76.2 %: GhostNet 1.3× opens ghostnet-1.3x
                MobileNetV3: good, LINE_WITH_POINTS, TRIANGLE
                  26 ms, 65.4 %: MobileNetV3 Small 0.75× opens nothing
                  31.9 ms, 67.7 %: MobileNetV3 Small 1.0× opens nothing
                  72 ms, 73.5 %: MobileNetV3 Large 0.75× opens nothing
                  95.2 ms, 75.2 %: MobileNetV3 Large 1.0× opens nothing
                MobileNetV2: warn, LINE_WITH_POINTS, WEDGE
                  36 ms, 60.3 %: MobileNetV2 0.35× opens nothing
                  76.7 ms, 66.7 %: MobileNetV2 0.6× opens nothing
                  135.6 ms, 71.8 %: MobileNetV2 1.0× opens nothing
                MobileNeXt: family-add, LINE_WITH_POINTS, DIAMOND
                  34.1 ms, 67.7 %: MobileNeXt 0.35× opens nothing
                  80.1 ms, 72 %: MobileNeXt 0.75× opens nothing
                  113.6 ms, 74 %: MobileNeXt 1.0× opens nothing
                Others: ink-muted, POINTS, DISC
                  79.4 ms, 71.4 %: MobileOne-S0 opens mobileone-s0
                  128 ms, 74.6 %: ProxylessNAS opens nothing
                  298 ms, 77.1 %: EfficientNet B0 opens nothing
                Left out, no latency published: ShuffleNetV2 0.5×, ShuffleNetV2 1.0×, ShuffleNetV2 1.5×
                """);
    }

    @Test
    void withMeasuredAddsASeriesOfItsOwn() {
        var chart = AccuracyLatency.withMeasured(
                AccuracyLatency.paper(),
                List.of(
                        new Measured("repghostnet-1.0x", 18.34721),
                        new Measured("repghostnet-2.0x", 48),
                        new Measured("module-a", 1)));
        assertThat(chart.series())
                .hasSize(7)
                .startsWith(AccuracyLatency.paper().series().toArray(ChartModel.Series[]::new));
        assertThat(print(chart))
                .contains("""
                This machine, accuracy as published: ink, POINTS, RING
                  18.35 ms, 74.2 %: RepGhostNet 1.0× opens repghostnet-1.0x
                  48 ms, 78.8 %: RepGhostNet 2.0× opens repghostnet-2.0x
                Left out""")
                .contains("x: Latency on an ARM phone with MNN, and on this machine (ms)");
    }

    private static String print(ChartModel model) {
        return model.title() + "\nx: " + print(model.x()) + "\ny: " + print(model.y()) + "\n"
                + model.series().stream().map(series -> print(model, series)).collect(Collectors.joining())
                + model.note() + "\n";
    }

    private static String print(ChartModel.Axis axis) {
        return axis.heading() + ", " + axis.scale();
    }

    private static String print(ChartModel model, ChartModel.Series series) {
        var heading = series.name() + ": " + series.color() + ", " + series.kind() + ", " + series.mark() + "\n";
        return heading
                + series.points().stream()
                        .map(point -> "  " + model.x().print(point.x()) + ", "
                                + model.y().print(point.y()) + ": " + point.label() + " opens "
                                + point.key().orElse("nothing") + "\n")
                        .collect(Collectors.joining());
    }
}
