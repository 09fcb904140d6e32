package ghostlens.app.panel.tensor;

import ghostlens.model.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A tensor in a few numbers and a histogram, all but the last of its finite values; zeros where there is none.
///
/// @param meanAbsolute the mean of the values without their signs
/// @param zeros the share of values that are exactly 0, 0 to 1
/// @param bins how many values lie in each of equally wide bins from minimum to maximum
/// @param notFinite how many values are infinite or not a number
public record TensorSummary(
        double minimum,
        double maximum,
        double mean,
        double deviation,
        double meanAbsolute,
        double zeros,
        List<Integer> bins,
        int notFinite) {
    private static final int BINS = 32;

    public TensorSummary {
        bins = List.copyOf(bins);
    }

    public static TensorSummary of(Tensor tensor) {
        var values = IntStream.range(0, tensor.size())
                .mapToDouble(tensor::get)
                .filter(Double::isFinite)
                .toArray();
        return of(values.length == 0 ? new double[1] : values, tensor.size() - values.length, tensor.size());
    }

    private static TensorSummary of(double[] values, int notFinite, int size) {
        var statistics = Arrays.stream(values).summaryStatistics();
        double mean = statistics.getAverage();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        long zeros = notFinite == size
                ? 0
                : Arrays.stream(values).filter(v -> v == 0).count();
        return new TensorSummary(
                statistics.getMin(),
                statistics.getMax(),
                mean,
                Math.sqrt(squares / values.length),
                Arrays.stream(values).map(Math::abs).average().orElse(0),
                (double) zeros / size,
                histogram(values, statistics.getMin(), statistics.getMax()),
                notFinite);
    }

    /// The largest value without its sign.
    public double most() {
        return Math.max(Math.abs(minimum), Math.abs(maximum));
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
