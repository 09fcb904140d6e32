package ghostlens.fuse.check;

import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.WeightSlot.Role;
import ghostlens.model.graph.Window;
import ghostlens.model.net.Network;
import ghostlens.model.run.Disturbance;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.ReferenceEngine;
import ghostlens.model.run.Session;
import ghostlens.model.run.StepListener;
import ghostlens.model.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// What float32's rounding may come to at each node, found by letting it happen: the network runs in float64 while
/// every operator's result gets an error as large as its own rounding can be, and the next operators make of it what
/// they make. A sum of n products is off by up to about u·√n·(√Σ(w·x)² + |Σ w·x|), u = 2⁻²⁴. Half of the error is
/// drawn for each element, half for a whole channel, as the rounding of a weight or of a plain background is the same
/// everywhere.
final class RoundingNoise implements Disturbance {
    /// Float32's unit roundoff.
    private static final double UNIT = 0x1p-24;

    private final Network network;
    private final Session exact;
    private final SplittableRandom random = new SplittableRandom(1);
    private final Map<NodeId, Double> reach = new HashMap<>();

    private RoundingNoise(Network network, Session exact) {
        this.network = network;
        this.exact = exact;
    }

    /// The largest deviation of each node, among its values that are finite.
    ///
    /// @param exact a session that has run the network on the input in float64 and kept all values
    static Map<NodeId, Double> reach(Network network, Session exact, Tensor input) {
        var noise = new RoundingNoise(network, exact);
        try (var session =
                new ReferenceEngine(noise).plan(network, PlanOptions.DEFAULT).open()) {
            session.run(input, StepListener.NONE);
        }
        return noise.reach;
    }

    @Override
    public void apply(Node node, List<double[]> inputs, double[] value) {
        var shape = node.shape();
        int channels = shape.rank() < 2 ? 1 : shape.channels();
        int plane = Math.max(1, value.length / ((shape.rank() == 0 ? 1 : shape.batch()) * channels));
        var size = new Magnitudes(node, inputs, value).get();
        var common = random.doubles(channels, -1, 1).map(draw -> 2 * draw).toArray();
        var right = exact.value(node.id());
        double largest = 0;
        for (int i = 0; i < value.length; i++) {
            double error = size.length > 0 ? UNIT * size[i] : 0;
            if (size.length > 0) {
                value[i] += error * (random.nextGaussian() + common[i / plane % channels]);
            }
            if (Double.isFinite(right.get(i))) {
                largest = Math.max(largest, Math.max(error, Math.abs(value[i] - right.get(i))));
            }
        }
        reach.put(node.id(), largest);
    }

    /// How large a node's own rounding can be, element by element, in units of u.
    private final class Magnitudes {
        private final Node node;
        private final List<double[]> inputs;
        private final double[] value;

        Magnitudes(Node node, List<double[]> inputs, double[] value) {
            this.node = node;
            this.inputs = inputs;
            this.value = value;
        }

        /// Empty where nothing is rounded.
        double[] get() {
            return switch (node.op()) {
                case Op.Conv2d conv -> conv(conv);
                case Op.Linear linear -> sums(linear.in(), linear.out(), linear.in(), linear.bias());
                case Op.BatchNorm norm -> batchNorm(norm);
                case Op.Activation activation -> activation(activation.kind());
                case Op.Add _ -> add();
                case Op.Multiply _ -> relative(2, 0);
                case Op.GlobalAveragePool _ -> means(inputs.getFirst().length / value.length);
                case MapOp.AveragePool(var window, var _) -> means(taps(window));
                case Op.Softmax _ -> relative(32, 0);
                case MapOp.ConvTranspose2d conv -> spread(conv);
                case Op.Input _,
                        Op.Concat _,
                        Op.Slice _,
                        Op.Flatten _,
                        Op.Unflatten _,
                        Op.Foreign _,
                        MapOp.MaxPool _,
                        MapOp.Resize _,
                        MapOp.ChannelShuffle _ -> new double[0];
            };
        }

        private double[] conv(Op.Conv2d conv) {
            int inPerGroup = conv.in() / conv.groups();
            return sums(inPerGroup, conv.out(), inPerGroup * taps(conv.window()), conv.bias());
        }

        private static int taps(Window window) {
            return window.kernelHeight() * window.kernelWidth();
        }

        /// Of sums of `terms` products, for each of `out` channels over `in` channels of its group.
        private double[] sums(int in, int out, int terms, boolean hasBias) {
            var kernel = weight(Role.KERNEL);
            var largest = largestPerChannel();
            int perGroup = out / (largest.length / in);
            var channels = new double[out];
            for (int o = 0; o < out; o++) {
                double sum = hasBias ? square(weight(Role.BIAS).get(o)) : 0;
                for (int i = 0; i < terms; i++) {
                    int channel = o / perGroup * in + i / (terms / in);
                    sum += square(kernel.get(o * terms + i) * largest[channel]);
                }
                channels[o] = Math.sqrt(terms * sum);
            }
            return perChannel(channels, Math.sqrt(terms));
        }

        private double[] spread(MapOp.ConvTranspose2d conv) {
            double norm = Arrays.stream(weight(Role.KERNEL).toDoubles())
                    .map(RoundingNoise::square)
                    .sum();
            double largest = Arrays.stream(largestPerChannel()).max().orElse(0);
            double bias = conv.bias()
                    ? Arrays.stream(weight(Role.BIAS).toDoubles())
                            .map(Math::abs)
                            .max()
                            .orElse(0)
                    : 0;
            return relative(1, Math.sqrt(conv.in() * norm) * largest + bias);
        }

        private double[] batchNorm(Op.BatchNorm norm) {
            var scale = weight(Role.SCALE);
            var shift = weight(Role.SHIFT);
            var mean = weight(Role.RUNNING_MEAN);
            var variance = weight(Role.RUNNING_VARIANCE);
            var largest = largestPerChannel();
            var channels = new double[norm.channels()];
            for (int c = 0; c < channels.length; c++) {
                double factor = Math.abs(scale.get(c)) / Math.sqrt(variance.get(c) + norm.epsilon());
                channels[c] = factor * (largest[c] + Math.abs(mean.get(c))) + Math.abs(shift.get(c));
            }
            return perChannel(channels, 1);
        }

        private double[] activation(Op.Activation.Kind kind) {
            return switch (kind) {
                case RELU, RELU6 -> new double[0];
                case SIGMOID, HARD_SIGMOID, SWISH, HARD_SWISH -> relative(4, 4);
            };
        }

        private double[] add() {
            var sizes = new double[value.length];
            for (var input : inputs) {
                for (int i = 0; i < sizes.length; i++) {
                    sizes[i] += Math.abs(input[i]);
                }
            }
            return sizes;
        }

        private double[] means(int count) {
            var channels = largestPerChannel();
            for (int c = 0; c < channels.length; c++) {
                channels[c] *= Math.sqrt(count);
            }
            return perChannel(channels, 1);
        }

        private double[] relative(double relative, double absolute) {
            var sizes = new double[value.length];
            for (int i = 0; i < sizes.length; i++) {
                sizes[i] = relative * Math.abs(value[i]) + absolute;
            }
            return sizes;
        }

        private double[] perChannel(double[] channels, double relative) {
            int plane = value.length / (node.shape().batch() * channels.length);
            var sizes = new double[value.length];
            for (int i = 0; i < sizes.length; i++) {
                sizes[i] = channels[i / plane % channels.length] + relative * Math.abs(value[i]);
            }
            return sizes;
        }

        /// The largest |x| of each channel of the first input.
        private double[] largestPerChannel() {
            var x = inputs.getFirst();
            var shape = network.graph().node(node.inputs().getFirst()).shape();
            int channels = shape.channels();
            int plane = x.length / (shape.batch() * channels);
            var largest = new double[channels];
            for (int i = 0; i < x.length; i++) {
                int c = i / plane % channels;
                largest[c] = Math.max(largest[c], Math.abs(x[i]));
            }
            return largest;
        }

        private Tensor weight(Role role) {
            return network.weights().get(node, role);
        }
    }

    private static double square(double value) {
        return value * value;
    }
}
