package ghostlens.model.run.nd4j;

import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.WeightSlot.Role;
import ghostlens.model.tensor.TensorShape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Which of ND4J's operators compute each of ours, chosen by measuring those that are right.
final class Kernels {
    private Kernels() {}

    static Kernel of(Node node) {
        return switch (node.op()) {
            case Op.Input _, Op.Foreign _ -> throw new IllegalArgumentException(node.id() + " is not work");
            case Op.Conv2d conv -> Convolutions.of(conv, node.shape());
            case Op.BatchNorm norm -> batchNorm(norm);
            case Op.Activation activation -> activation(activation.kind());
            case Op.Add _ -> add();
            case Op.Multiply _ ->
                Kernel.single(
                        "multiply",
                        (call, site) -> call.reads(site.input(), site.inputs().getLast()));
            case Op.Concat _ -> Kernel.single("concat", (call, site) -> concat(call, site.inputs()));
            case Op.Slice slice ->
                Kernel.single("slice", (call, site) -> slice(call, site.input(), slice.from(), node.shape()));
            case Op.GlobalAveragePool _ ->
                Kernel.single(
                        "reduce_mean",
                        (call, site) -> call.reads(site.input()).integers(2, 3).flags(true));
            case Op.Softmax _ ->
                Kernel.single(
                        "softmax", (call, site) -> call.reads(site.input()).integers(1));
            case Op.Flatten _, Op.Unflatten _ ->
                Kernel.single("reshape", (call, site) -> reshape(call, site.input(), node.shape()));
            case Op.Linear linear ->
                new Kernel(
                        linear.bias() ? "matmul, add" : "matmul",
                        site -> product(site, site.input(), site.output(), linear.bias()));
            case MapOp op -> MapKernels.of(op, node.shape());
        };
    }

    private static Kernel batchNorm(Op.BatchNorm norm) {
        return Kernel.single(
                "batchnorm",
                (call, site) -> call.reads(
                                site.input(),
                                site.weight(Role.RUNNING_MEAN),
                                site.weight(Role.RUNNING_VARIANCE),
                                site.weight(Role.SCALE),
                                site.weight(Role.SHIFT))
                        .reals(norm.epsilon())
                        .integers(1, 1, 1));
    }

    private static Kernel activation(Op.Activation.Kind kind) {
        return switch (kind) {
            case RELU ->
                Kernel.single("relu", (call, site) -> call.reads(site.input()).reals(0));
            case RELU6 ->
                Kernel.single("relu6", (call, site) -> call.reads(site.input()).reals(0));
            case SIGMOID -> Kernel.single("sigmoid", (call, site) -> call.reads(site.input()));
            case HARD_SIGMOID -> new Kernel("add, relu6, divide", Kernels::hardSigmoid);
            case SWISH ->
                new Kernel(
                        "sigmoid, multiply",
                        site -> gated(
                                site,
                                List.of(site.call("sigmoid").reads(site.input()).writes(site.output()))));
            case HARD_SWISH -> new Kernel("add, relu6, divide, multiply", site -> gated(site, hardSigmoid(site)));
        };
    }

    /// ND4J's own `hardsigmoid` is 0.2x + 0.5.
    private static List<Call> hardSigmoid(Site site) {
        var y = site.output();
        var three = site.memory().constant(3);
        var six = site.memory().constant(6);
        return List.of(
                site.call("add").reads(site.input(), three).writes(y),
                site.call("relu6").reads(y).writes(y).reals(0),
                site.call("divide").reads(y, six).writes(y));
    }

    /// The input times the gate that these calls make of it.
    private static List<Call> gated(Site site, List<Call> gate) {
        var calls = new ArrayList<>(gate);
        var y = site.output();
        calls.add(site.call("multiply").reads(site.input(), y).writes(y));
        return calls;
    }

    private static Kernel add() {
        return new Kernel("add", site -> {
            var y = site.output();
            var calls = new ArrayList<Call>();
            var sum = site.input();
            for (var next : site.inputs().subList(1, site.inputs().size())) {
                calls.add(site.call("add").reads(sum, next).writes(y));
                sum = y;
            }
            return calls;
        });
    }

    /// oneDNN's concat is up to ten times slower than the generic one.
    private static Call concat(Call call, List<INDArray> parts) {
        return call.reads(parts.toArray(INDArray[]::new)).integers(1).generic();
    }

    private static Call slice(Call call, INDArray x, int from, TensorShape shape) {
        var begin = new long[shape.rank()];
        begin[1] = from;
        return call.reads(x).integers(join(begin, OffHeap.longs(shape)));
    }

    /// The first argument is the order, c, by its character's negative.
    private static Call reshape(Call call, INDArray x, TensorShape shape) {
        return call.reads(x).integers(join(new long[] {-'c'}, OffHeap.longs(shape)));
    }

    private static long[] join(long[] first, long[] second) {
        return IntStream.range(0, first.length + second.length)
                .mapToLong(i -> i < first.length ? first[i] : second[i - first.length])
                .toArray();
    }

    /// y = x·Wᵀ + bias for an N×in and an N×out matrix.
    static List<Call> product(Site site, INDArray x, INDArray y, boolean bias) {
        var calls = new ArrayList<Call>();
        var weights = site.weight(Role.KERNEL);
        calls.add(site.call("matmul")
                .reads(x, weights.reshape('c', weights.size(0), weights.size(1)))
                .writes(y)
                .integers(0, 1, 0));
        if (bias) {
            calls.add(site.call("add").reads(y, site.weight(Role.BIAS)).writes(y));
        }
        return calls;
    }
}
