package ghostlens.model.graph;

import ghostlens.model.graph.WeightSlot.Role;
import ghostlens.model.tensor.TensorShape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What a node computes, as plain data. Each operator answers here what follows from its own fields alone; how it is
/// computed, drawn or rewritten is a `switch` without `default` where that is done.
public sealed interface Op
        permits Op.Input,
                Op.Conv2d,
                Op.BatchNorm,
                Op.Activation,
                Op.Add,
                Op.Multiply,
                Op.Concat,
                Op.Slice,
                Op.GlobalAveragePool,
                Op.Flatten,
                Op.Unflatten,
                Op.Softmax,
                Op.Linear,
                Op.Foreign,
                MapOp {

    /// The shape of the output, for inputs of the shapes given.
    ///
    /// @throws ShapeException with what the operator takes and what it got
    TensorShape outputShape(List<TensorShape> inputs);

    /// The tensors it needs, named as in published checkpoints.
    default List<WeightSlot> weights() {
        return List.of();
    }

    Family family();

    /// The operator in a word or two, in the field's own terms: `depthwise 3×3 /2`.
    String label();

    /// Multiply-adds for inputs of the shapes given.
    default long multiplyAdds(List<TensorShape> inputs) {
        return 0;
    }

    /// The work for inputs of the shapes given.
    default Cost cost(List<TensorShape> inputs) {
        long read = inputs.stream().mapToLong(TensorShape::elements).sum();
        return new Cost(multiplyAdds(inputs), read, outputShape(inputs).elements());
    }

    /// Where a value comes in.
    record Input(TensorShape shape) implements Op {
        @Override
        public TensorShape outputShape(List<TensorShape> inputs) {
            Shapes.expectCount(inputs, 0);
            return shape;
        }

        @Override
        public Family family() {
            return Family.INPUT_OUTPUT;
        }

        @Override
        public Cost cost(List<TensorShape> inputs) {
            return Cost.NONE;
        }

        @Override
        public String label() {
            return "input";
        }
    }

    /// A convolution over N×C×H×W with zero padding; depthwise where groups = in = out.
    record Conv2d(int in, int out, Window window, int groups, boolean bias) implements Op {
        public Conv2d {
            if (in < 1 || out < 1 || groups < 1 || in % groups != 0 || out % groups != 0) {
                throw new IllegalArgumentException(
                        "a convolution's groups divide its channels; got %d groups for %d → %d channels"
                                .formatted(groups, in, out));
            }
        }

        public boolean isDepthwise() {
            return groups == in && groups == out && groups > 1;
        }

        public boolean isPointwise() {
            return window.kernelHeight() == 1 && window.kernelWidth() == 1 && groups == 1;
        }

        public Conv2d withBias() {
            return new Conv2d(in, out, window, groups, true);
        }

        @Override
        public TensorShape outputShape(List<TensorShape> inputs) {
            return Shapes.under(window, Shapes.expectMap(inputs, in)).with(1, out);
        }

        @Override
        public List<WeightSlot> weights() {
            var shape = TensorShape.of(out, in / groups, window.kernelHeight(), window.kernelWidth());
            return WeightSlot.kernel(shape, out, bias);
        }

        @Override
        public long multiplyAdds(List<TensorShape> inputs) {
            long perOutput = (long) in / groups * window.kernelHeight() * window.kernelWidth();
            return Math.multiplyExact(outputShape(inputs).elements(), perOutput);
        }

        @Override
        public Family family() {
            return isDepthwise() ? Family.DEPTHWISE_CONVOLUTION : Family.DENSE_CONVOLUTION;
        }

        @Override
        public String label() {
            var kind = isDepthwise() ? "depthwise " : groups > 1 ? "grouped conv " : "conv ";
            return kind + window;
        }
    }

    /// Batch normalisation in inference mode: γ·(x − mean)/√(variance + ε) + β per channel.
    record BatchNorm(int channels, double epsilon) implements Op {
        /// PyTorch's ε, which the official networks use.
        public static final double DEFAULT_EPSILON = 1e-5;

        @Override
        public TensorShape outputShape(List<TensorShape> inputs) {
            return Shapes.expectMap(inputs, channels);
        }

        @Override
        public List<WeightSlot> weights() {
            var shape = TensorShape.of(channels);
            return List.of(
                    new WeightSlot("weight", Role.SCALE, shape),
                    new WeightSlot("bias", Role.SHIFT, shape),
                    new WeightSlot("running_mean", Role.RUNNING_MEAN, shape),
                    new WeightSlot("running_var", Role.RUNNING_VARIANCE, shape));
        }

        @Override
        public Family family() {
            return Family.NORMALIZATION;
        }

        @Override
        public String label() {
            return "batch norm";
        }
    }

    /// A function applied to each element.
    record Activation(Kind kind) implements Op {
        /// Which function.
        public enum Kind {
            RELU("ReLU"),
            /// Between 0 and 6.
            RELU6("ReLU6"),
            /// 1/(1 + e⁻ˣ).
            SIGMOID("sigmoid"),
            /// ReLU6(x + 3)/6, as the official networks define it.
            HARD_SIGMOID("hard sigmoid"),
            /// x times its sigmoid, also called SiLU.
            SWISH("swish"),
            /// x times its hard sigmoid.
            HARD_SWISH("hard swish");

            private final String label;

            Kind(String label) {
                this.label = label;
            }
        }

        @Override
        public TensorShape outputShape(List<TensorShape> inputs) {
            Shapes.expectCount(inputs, 1);
            return inputs.getFirst();
        }

        @Override
        public Family family() {
            return Family.ACTIVATION;
        }

        @Override
        public String label() {
            return kind.label;
        }
    }

    /// The sum of two or more inputs of one shape.
    record Add() implements Op {
        @Override
        public TensorShape outputShape(List<TensorShape> inputs) {
            return Shapes.expectSame(inputs);
        }

        @Override
        public Family family() {
            return Family.ADD;
        }

        @Override
        public String label() {
            return "add";
        }
    }

    /// The product of a feature map N×C×H×W and a gate: N×C×1×1 as in squeeze-and-excitation, or of the map's shape.
    record Multiply() implements Op {
        @Override
        public TensorShape outputShape(List<TensorShape> inputs) {
            return Shapes.expectGated(inputs);
        }

        @Override
        public Family family() {
            return Family.MULTIPLY;
        }

        @Override
        public String label() {
            return "multiply";
        }
    }

    /// Feature maps side by side on the channel axis.
    record Concat() implements Op {
        @Override
        public TensorShape outputShape(List<TensorShape> inputs) {
            Shapes.expectAtLeast(inputs, 2);
            var first = inputs.getFirst();
            int channels = 0;
            for (var input : inputs) {
                if (input.rank() < 2 || !input.with(1, 1).equals(first.with(1, 1))) {
                    throw new ShapeException("a concat's inputs differ in channels only; got " + Shapes.list(inputs));
                }
                channels += input.channels();
            }
            return first.with(1, channels);
        }

        @Override
        public Family family() {
            return Family.CONCAT;
        }

        @Override
        public String label() {
            return "concat";
        }
    }

    /// The channels from `from` up to but not including `to`.
    record Slice(int from, int to) implements Op {
        @Override
        public TensorShape outputShape(List<TensorShape> inputs) {
            Shapes.expectCount(inputs, 1);
            var x = inputs.getFirst();
            if (x.rank() < 2 || from < 0 || to <= from || to > x.channels()) {
                throw new ShapeException("channels %d to %d cannot be cut from %s".formatted(from, to, x));
            }
            return x.with(1, to - from);
        }

        @Override
        public Family family() {
            return Family.POOL_RESHAPE;
        }

        @Override
        public String label() {
            return "slice";
        }
    }

    /// The mean over height and width: N×C×H×W to N×C×1×1.
    record GlobalAveragePool() implements Op {
        @Override
        public TensorShape outputShape(List<TensorShape> inputs) {
            var x = Shapes.expectMap(inputs);
            return TensorShape.of(x.batch(), x.channels(), 1, 1);
        }

        @Override
        public Family family() {
            return Family.POOL_RESHAPE;
        }

        @Override
        public String label() {
            return "global average pool";
        }
    }

    /// N×C×H×W to N×(C·H·W).
    record Flatten() implements Op {
        @Override
        public TensorShape outputShape(List<TensorShape> inputs) {
            Shapes.expectCount(inputs, 1);
            var x = inputs.getFirst();
            if (x.rank() == 0 || !x.isKnown()) {
                throw new ShapeException("a flatten takes N×…; got " + x);
            }
            return TensorShape.of(x.batch(), Math.toIntExact(x.elements() / x.batch()));
        }

        @Override
        public Family family() {
            return Family.POOL_RESHAPE;
        }

        @Override
        public String label() {
            return "flatten";
        }
    }

    /// N×C to N×C×1×1, as gates are that linear layers compute.
    record Unflatten() implements Op {
        @Override
        public TensorShape outputShape(List<TensorShape> inputs) {
            var x = Shapes.expectVectors(inputs);
            return TensorShape.of(x.batch(), x.channels(), 1, 1);
        }

        @Override
        public Family family() {
            return Family.POOL_RESHAPE;
        }

        @Override
        public String label() {
            return "unflatten";
        }
    }

    /// Every number's share of the sum of eˣ over the channels: N×C to N×C.
    record Softmax() implements Op {
        @Override
        public TensorShape outputShape(List<TensorShape> inputs) {
            return Shapes.expectVectors(inputs);
        }

        @Override
        public Family family() {
            return Family.ACTIVATION;
        }

        @Override
        public String label() {
            return "softmax";
        }
    }

    /// A fully connected layer: N×in to N×out.
    record Linear(int in, int out, boolean bias) implements Op {
        @Override
        public TensorShape outputShape(List<TensorShape> inputs) {
            return Shapes.expectVectors(inputs, in).with(1, out);
        }

        @Override
        public List<WeightSlot> weights() {
            return WeightSlot.kernel(TensorShape.of(out, in), out, bias);
        }

        @Override
        public long multiplyAdds(List<TensorShape> inputs) {
            return Math.multiplyExact(outputShape(inputs).elements(), (long) in);
        }

        @Override
        public Family family() {
            return Family.DENSE_CONVOLUTION;
        }

        @Override
        public String label() {
            return "linear";
        }
    }

    /// An operator of a file that the engines do not know: shown as the file has it, never run.
    ///
    /// @param type by the file's name for it
    /// @param domain whose operator it is; empty for ONNX itself
    /// @param attributes as text, constants that it reads among them
    /// @param takes the shapes of its inputs
    /// @param gives the shape of its output for those, as far as the file tells
    /// @param reason why it cannot be run: half a sentence
    record Foreign(
            String type,
            String domain,
            SequencedMap<String, String> attributes,
            List<TensorShape> takes,
            TensorShape gives,
            String reason)
            implements Op {
        public Foreign {
            attributes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(attributes));
            takes = List.copyOf(takes);
        }

        @Override
        public TensorShape outputShape(List<TensorShape> inputs) {
            return inputs.equals(takes) ? gives : TensorShape.UNKNOWN;
        }

        @Override
        public Family family() {
            return Family.FOREIGN;
        }

        @Override
        public String label() {
            return domain.isEmpty() ? type : domain + "." + type;
        }
    }
}
