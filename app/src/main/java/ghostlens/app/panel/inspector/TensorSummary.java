package ghostlens.app.panel.inspector;

import ghostlens.model.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A tensor in a few numbers and a histogram.
///
/// @param bins how many values lie in each of equally wide bins from minimum to maximum
public record TensorSummary(double minimum, double maximum, double mean, double deviation, List<Integer> bins) {
    private static final int BINS = 32;

    public TensorSummary {
        bins = List.copyOf(bins);
    }

    public static TensorSummary of(Tensor tensor) {
        var values = tensor.toDoubles();
        var statistics = Arrays.stream(values).summaryStatistics();
        double mean = statistics.getAverage();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return new TensorSummary(
                statistics.getMin(),
                statistics.getMax(),
                mean,
                Math.sqrt(squares / values.length),
                histogram(values, statistics.getMin(), statistics.getMax()));
    }

    private static List<Integer> histogram(double[] values, double minimum, double maximum) {
        var counts = new int[BINS];
        double width = (maximum - minimum) / BINS;
        for (double value : values) {
            int bin = width > 0 ? (int) ((value - minimum) / width) : BINS / 2;
            counts[Math.clamp(bin, 0, BINS - 1)]++;
        }
        return IntStream.of(counts).boxed().toList();
    }
}
