package ghostlens.model.graph;

import ghostlens.model.tensor.TensorShape;
import java.util.List;

/// Operators that change a feature map's size or the order of its channels.
public sealed interface MapOp extends Op {

    /// The largest value under a window; padding never is.
    record MaxPool(Window window) implements MapOp {
        @Override
        public TensorShape outputShape(List<TensorShape> inputs) {
            return Shapes.under(window, Shapes.expectMap(inputs));
        }

        @Override
        public Family family() {
            return Family.POOL_RESHAPE;
        }

        @Override
        public String label() {
            return "max pool " + window;
        }
    }

    /// The mean under a window.
    ///
    /// @param countsPadding whether padding counts as zeros, as PyTorch has it by default, or not at all
    record AveragePool(Window window, boolean countsPadding) implements MapOp {
        public AveragePool(Window window) {
            this(window, true);
        }

        @Override
        public TensorShape outputShape(List<TensorShape> inputs) {
            return Shapes.under(window, Shapes.expectMap(inputs));
        }

        @Override
        public Family family() {
            return Family.POOL_RESHAPE;
        }

        @Override
        public String label() {
            return "average pool " + window;
        }
    }

    /// The nearest neighbour at another size: a pixel at row y is that of row ⌊y · input height / height⌋.
    record Resize(int height, int width) implements MapOp {
        @Override
        public TensorShape outputShape(List<TensorShape> inputs) {
            var x = Shapes.expectMap(inputs);
            if (height < 1 || width < 1) {
                throw new ShapeException("%s cannot be resized to %d×%d".formatted(x, height, width));
            }
            return TensorShape.of(x.batch(), x.channels(), height, width);
        }

        /// The input row that an output row shows.
        public int row(int y, TensorShape input) {
            return (int) ((long) y * input.height() / height);
        }

        /// The input column that an output column shows.
        public int column(int x, TensorShape input) {
            return (int) ((long) x * input.width() / width);
        }

        @Override
        public Family family() {
            return Family.POOL_RESHAPE;
        }

        @Override
        public String label() {
            return "resize to %d×%d".formatted(height, width);
        }
    }

    /// The channels of all groups in turn: the first of each, then the second of each, and so on (ShuffleNet).
    record ChannelShuffle(int groups) implements MapOp {
        @Override
        public TensorShape outputShape(List<TensorShape> inputs) {
            var x = Shapes.expectMap(inputs);
            if (groups < 1 || x.channels() % groups != 0) {
                throw new ShapeException("the channels of %s do not form %d groups".formatted(x, groups));
            }
            return x;
        }

        /// The input channel that an output channel shows.
        public int source(int channel, int channels) {
            return channel % groups * (channels / groups) + channel / groups;
        }

        @Override
        public Family family() {
            return Family.POOL_RESHAPE;
        }

        @Override
        public String label() {
            return "channel shuffle";
        }
    }

    /// A transposed convolution with a square kernel and no padding: every input pixel is spread over kernel × kernel
    /// output pixels, `stride` apart from those of the next.
    record ConvTranspose2d(int in, int out, int kernel, int stride, boolean bias) implements MapOp {
        public ConvTranspose2d {
            if (in < 1 || out < 1 || kernel < 1 || stride < 1) {
                throw new IllegalArgumentException("channels, kernel and stride are at least 1; got %d → %d, %d, %d"
                        .formatted(in, out, kernel, stride));
            }
        }

        @Override
        public TensorShape outputShape(List<TensorShape> inputs) {
            var x = Shapes.expectMap(inputs, in);
            return TensorShape.of(x.batch(), out, spread(x.height()), spread(x.width()));
        }

        private int spread(int extent) {
            return (extent - 1) * stride + kernel;
        }

        @Override
        public List<WeightSlot> weights() {
            return WeightSlot.kernel(TensorShape.of(in, out, kernel, kernel), out, bias);
        }

        @Override
        public long multiplyAdds(List<TensorShape> inputs) {
            long perInput = (long) out * kernel * kernel;
            return Math.multiplyExact(inputs.getFirst().elements(), perInput);
        }

        @Override
        public Family family() {
            return Family.DENSE_CONVOLUTION;
        }

        @Override
        public String label() {
            return "transposed conv " + Window.square(kernel, stride);
        }
    }
}
