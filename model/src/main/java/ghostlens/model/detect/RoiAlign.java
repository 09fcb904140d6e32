package ghostlens.model.detect;

import ghostlens.model.tensor.Tensor;
import java.util.Arrays;

/// Cuts a region out of a feature map as a square of fixed size: each bin is the mean of samples between cells, as many
/// as the region has cells per bin (He et al., Mask R-CNN, ICCV 2017). Cells lie half a pixel in, which mmdetection
/// calls `aligned` and ONNX `half_pixel`.
///
/// @param size bins to a side
/// @param samples per bin and side; 0 for as many as the region has cells per bin
public record RoiAlign(int size, int samples) {

    /// With as many samples as the region has cells.
    public RoiAlign(int size) {
        this(size, 0);
    }

    /// How many values a region takes of a map with so many channels.
    public int values(int channels) {
        return channels * size * size;
    }

    /// Writes the region, channel by channel and row by row.
    ///
    /// @param map one image of 1×C×H×W
    /// @param region in cells of the map
    public void cut(FeatureMap map, Box region, float[] out, int offset) {
        var rows = spans(region.top(), region.height(), map.height());
        var columns = spans(region.left(), region.width(), map.width());
        int position = offset;
        for (int channel = 0; channel < map.channels(); channel++) {
            for (var row : rows) {
                for (var column : columns) {
                    out[position++] = (float) map.weighted(channel, row, column);
                }
            }
        }
    }

    /// The cells that each bin along one side reads. Rows and columns are weighted apart: a sample between four cells
    /// is
    /// the product of one between two rows and one between two columns.
    private Span[] spans(double start, double length, int cells) {
        double bin = length / size;
        int count = samples > 0 ? samples : Math.max(1, (int) Math.ceil(bin));
        var spans = new Span[size];
        for (int i = 0; i < size; i++) {
            spans[i] = span(start - 0.5 + i * bin, bin / count, count, cells);
        }
        return spans;
    }

    private static Span span(double start, double step, int count, int cells) {
        var weights = new double[cells];
        for (int i = 0; i < count; i++) {
            spread(start + (i + 0.5) * step, 1.0 / count, weights);
        }
        int first = 0;
        while (first < cells && weights[first] == 0) {
            first++;
        }
        int end = cells;
        while (end > first && weights[end - 1] == 0) {
            end--;
        }
        return new Span(first, Arrays.copyOfRange(weights, first, end));
    }

    /// A sample outside of the map by more than a cell is 0; one at its border is the border's cell.
    private static void spread(double position, double weight, double[] weights) {
        int last = weights.length - 1;
        if (position < -1 || position > weights.length) {
            return;
        }
        double inside = Math.clamp(position, 0, last);
        int low = (int) inside;
        int high = Math.min(low + 1, last);
        weights[low] += weight * (1 - (inside - low));
        weights[high] += weight * (inside - low);
    }

    /// The cells from `first` on, each with its share.
    private record Span(int first, double[] weights) {}

    /// One image's feature map, ready to be read often.
    public static final class FeatureMap {
        private final int channels;
        private final int height;
        private final int width;
        private final float[] values;

        /// Of 1×C×H×W.
        public FeatureMap(Tensor map) {
            channels = map.shape().channels();
            height = map.shape().height();
            width = map.shape().width();
            values = map.toFloats();
        }

        public int channels() {
            return channels;
        }

        public int height() {
            return height;
        }

        public int width() {
            return width;
        }

        private double weighted(int channel, Span rows, Span columns) {
            double sum = 0;
            for (int i = 0; i < rows.weights.length; i++) {
                int start = (channel * height + rows.first + i) * width + columns.first;
                double row = 0;
                for (int j = 0; j < columns.weights.length; j++) {
                    row += columns.weights[j] * values[start + j];
                }
                sum += rows.weights[i] * row;
            }
            return sum;
        }
    }
}
