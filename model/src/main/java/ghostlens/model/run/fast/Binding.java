package ghostlens.model.run.fast;

import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.Window;
import ghostlens.model.run.fast.ChannelKernel.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Turns steps into kernels at fixed addresses.
///
/// @param shared where the shared memory begins
/// @param scratch where the worker's own begins
/// @param images how many a kernel computes at a time
record Binding(Layout layout, Parameters parameters, Memory memory, long shared, long scratch, int images) {

    /// What computes a node, as profiles name it.
    static String name(Node node) {
        return switch (node.op()) {
            case Op.Input _, Op.Foreign _ -> throw new IllegalArgumentException(node.id() + " is not work");
            case Op.Conv2d conv
            when conv.isDepthwise() ->
                DepthwiseKernel.hasTiles(conv.window(), node.shape().width()) ? "depthwise tiles" : "depthwise pixels";
            case Op.Conv2d _, Op.Linear _ -> "dense tiles";
            case Op.BatchNorm _ -> "scale and shift";
            case Op.Activation _ -> "activation";
            case Op.Add _ -> "add";
            case Op.Multiply _ -> "gate";
            case Op.Concat _, Op.Slice _ -> "move channels";
            case Op.GlobalAveragePool _ -> "mean";
            case Op.Flatten _, Op.Unflatten _ -> "flatten";
            case Op.Softmax _ -> "softmax";
            case MapOp.MaxPool _ -> "max pool";
            case MapOp.AveragePool _ -> "average pool";
            case MapOp.Resize _ -> "resize";
            case MapOp.ChannelShuffle _ -> "move channels";
            case MapOp.ConvTranspose2d _ -> "dense tiles, spread";
        };
    }

    /// The kernels of a step, to be run one after the other.
    List<Kernel> kernels(Recipe recipe) {
        var node = recipe.node();
        var out = place(recipe.result().id());
        return switch (node.op()) {
            case Op.Input _, Op.Foreign _ -> throw new IllegalArgumentException(node.id() + " is not work");
            case Op.Conv2d conv when conv.isDepthwise() -> List.of(depthwise(conv, recipe, out));
            case Op.Conv2d conv -> dense(conv, recipe, out);
            case Op.Linear linear -> dense(asConv(linear), recipe, out);
            case Op.BatchNorm norm -> List.of(affine(parameters.affine(node, norm), in(node), out, recipe.clamp()));
            case Op.Activation(var kind) -> List.of(activation(kind, recipe, out));
            case Op.Add _ -> sums(node, out, recipe.clamp());
            case Op.Multiply _ -> List.of(product(in(node), last(node), out, recipe.clamp()));
            case Op.Concat _ -> List.of(new ChannelKernel(concat(node), out));
            case Op.Slice(int from, int to) ->
                List.of(new ChannelKernel(channels(in(node), from, to).toList(), out));
            case Op.GlobalAveragePool _ -> List.of(new PlaneKernel.Mean(in(node), out));
            case MapOp.MaxPool(var window) -> List.of(new PoolKernel.Largest(window, in(node), out));
            case MapOp.AveragePool pool -> List.of(new PoolKernel.Mean(pool, in(node), out));
            case MapOp.Resize resize -> List.of(new ResizeKernel(resize, in(node), out));
            case MapOp.ChannelShuffle shuffle -> List.of(new ChannelKernel(shuffled(shuffle, in(node)), out));
            case MapOp.ConvTranspose2d conv -> transposed(conv, recipe, out);
            case Op.Softmax _ -> List.of(new SoftmaxKernel(in(node), out));
            case Op.Flatten _, Op.Unflatten _ ->
                layout.leavesInPlace(node) ? List.of() : List.of(new FlattenKernel(in(node), out));
        };
    }

    Place place(NodeId value) {
        return place(layout.slot(value));
    }

    private Place place(Layout.Slot slot) {
        return new Place(
                address(slot),
                images,
                slot.channels(),
                slot.height(),
                slot.width(),
                slot.imageBytes(),
                slot.planeBytes());
    }

    private long address(Layout.Slot slot) {
        return (slot.isShared() ? shared : scratch) + slot.offset();
    }

    private Place in(Node node) {
        return place(node.inputs().getFirst());
    }

    private Place last(Node node) {
        return place(node.inputs().getLast());
    }

    private Finish finish(Recipe recipe) {
        return new Finish(recipe.residual().map(this::place).orElse(null), recipe.clamp());
    }

    private static Op.Conv2d asConv(Op.Linear linear) {
        return new Op.Conv2d(linear.in(), linear.out(), Window.square(1, 1), 1, linear.bias());
    }

    private Kernel depthwise(Op.Conv2d conv, Recipe recipe, Place out) {
        var weights = parameters.depthwise(recipe.node(), conv);
        return new DepthwiseKernel(conv.window(), weights, parameters.zeros(), in(recipe.node()), out, finish(recipe));
    }

    private List<Kernel> dense(Op.Conv2d conv, Recipe recipe, Place out) {
        var finish = finish(recipe);
        if (layout.readsPicture(recipe)) {
            var weights = parameters.dense(recipe.node(), conv, DenseWeights.SINGLE);
            return List.of(DenseKernel.onPicture(weights, picture(recipe), out, finish, memory));
        }
        var weights = parameters.dense(recipe.node(), conv, DenseWeights.QUAD);
        if (!Layout.needsCopy(conv)) {
            return direct(conv, weights, in(recipe.node()), out, finish);
        }
        var kernels = new ArrayList<Kernel>();
        for (var copy : Surroundings.of(conv.window(), in(recipe.node()), address(layout.copy(recipe)))) {
            kernels.add(new PadKernel(copy));
            kernels.add(
                    DenseKernel.padded(conv, weights, copy, out.part(copy.band()), finish.part(copy.band()), memory));
        }
        return kernels;
    }

    private List<Kernel> direct(Op.Conv2d conv, DenseWeights weights, Place in, Place out, Finish finish) {
        return Band.ofImages(images, out.height(), (long) in.blocks() * in.pixels() * Lanes.BYTES).stream()
                .<Kernel>map(b -> DenseKernel.direct(conv, weights, in.images(b), out.part(b), finish.part(b), memory))
                .toList();
    }

    /// The network's input as this step, a convolution, reads it.
    Picture picture(Recipe recipe) {
        var slot = layout.copy(recipe);
        var window = ((Op.Conv2d) recipe.node().op()).window();
        return new Picture(window, in(recipe.node()), address(slot), slot.imageBytes());
    }

    private static Kernel affine(Parameters.Pair pair, Place in, Place out, Clamp clamp) {
        return new PlaneKernel.Affine(in, pair.first(), pair.second(), out, clamp);
    }

    private Kernel activation(Op.Activation.Kind kind, Recipe recipe, Place out) {
        var in = in(recipe.node());
        return switch (kind) {
            case RELU, RELU6 -> new ActivationKernel.Bounded(in, out, recipe.clamp());
            case SIGMOID -> new ActivationKernel.Sigmoid(in, out);
            case HARD_SIGMOID -> new ActivationKernel.HardSigmoid(in, out);
            case SWISH -> new ActivationKernel.Swish(in, out);
            case HARD_SWISH -> new ActivationKernel.HardSwish(in, out);
        };
    }

    private static Kernel product(Place in, Place gate, Place out, Clamp clamp) {
        return gate.pixels() == 1
                ? new PlaneKernel.Gate(in, gate, out, clamp)
                : new PlaneKernel.Product(in, gate, out, clamp);
    }

    /// A 1×1 convolution to all taps of all output channels, then those of one pixel summed.
    private List<Kernel> transposed(MapOp.ConvTranspose2d conv, Recipe recipe, Place out) {
        var spread = place(layout.copy(recipe));
        var weights = parameters.transposed(recipe.node(), conv);
        var pointwise = new Op.Conv2d(conv.in(), spread.channels(), Window.square(1, 1), 1, false);
        return List.of(
                DenseKernel.direct(pointwise, weights.taps(), in(recipe.node()), spread, Finish.NONE, memory),
                new SpreadKernel(conv, spread, weights.bias(), out));
    }

    private static List<Source> shuffled(MapOp.ChannelShuffle shuffle, Place in) {
        return IntStream.range(0, in.channels())
                .mapToObj(channel -> new Source(in, shuffle.source(channel, in.channels())))
                .toList();
    }

    /// The sum of the first two, then of that and the next, and so on.
    private List<Kernel> sums(Node node, Place out, Clamp clamp) {
        var kernels = new ArrayList<Kernel>();
        int count = node.inputs().size();
        for (int i = 1; i < count; i++) {
            var before = i == 1 ? in(node) : out;
            kernels.add(
                    new PlaneKernel.Sum(before, place(node.inputs().get(i)), out, i == count - 1 ? clamp : Clamp.NONE));
        }
        return kernels;
    }

    private List<Source> concat(Node node) {
        return node.inputs().stream()
                .map(this::place)
                .flatMap(place -> channels(place, 0, place.channels()))
                .toList();
    }

    private static Stream<Source> channels(Place place, int from, int to) {
        return IntStream.range(from, to).mapToObj(channel -> new Source(place, channel));
    }
}
