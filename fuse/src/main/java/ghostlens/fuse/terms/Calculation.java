package ghostlens.fuse.terms;

import ghostlens.fuse.Trace;
import ghostlens.fuse.terms.Term.Given;
import ghostlens.fuse.terms.Term.Kind;
import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.WeightSlot.Role;
import ghostlens.model.graph.Window;
import ghostlens.model.net.Network;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Walks back from the value that is computed to the one that is read, channel by channel, and writes down what it
/// meets. It knows the operators and no rules.
final class Calculation {
    private final Span span;
    private final Trace trace;
    private final Network network;
    private final List<Term> terms = new ArrayList<>();
    private final Map<Place, Term> written = new HashMap<>();
    private final Map<Place, Taps> known = new HashMap<>();

    /// A channel of a node.
    private record Place(NodeId node, int channel) {}

    Calculation(Span span, Trace trace) {
        this.span = span;
        this.trace = trace;
        this.network = trace.before();
    }

    /// Every term of a channel, in an order in which they can be computed.
    List<Term> terms(int channel) {
        write(span.to(), channel);
        return List.copyOf(terms);
    }

    private Term write(NodeId id, int channel) {
        var place = new Place(id, channel);
        var term = written.get(place);
        if (term == null) {
            term = term(span.graph().node(id), channel);
            written.put(place, term);
        }
        return term;
    }

    private Term term(Node node, int channel) {
        if (node.id().equals(span.from())) {
            return add(Kind.INPUT, node, channel, "x", List.of(), List.of());
        }
        return switch (node.op()) {
            case Op.Conv2d conv -> kernel(node, conv, channel);
            case Op.Linear linear -> kernel(node, Fused.pointwise(linear), channel);
            case Op.BatchNorm norm -> {
                var of = write(node.inputs().getFirst(), channel);
                yield add(
                        Kind.BATCH_NORM,
                        node,
                        channel,
                        "s·(%d) + t, s = γ/√(σ² + ε), t = β − s·μ".formatted(of.number()),
                        List.of(of),
                        Norm.of(node, norm, channel, network).givens());
            }
            case Op.Add _ -> sum(node, channel);
            case MapOp.AveragePool(var window, var _) -> mean(node, window, channel);
            case Op.Concat _,
                    Op.Unflatten _,
                    Op.Input _,
                    Op.Activation _,
                    Op.Multiply _,
                    Op.Slice _,
                    Op.GlobalAveragePool _,
                    Op.Flatten _,
                    Op.Softmax _,
                    Op.Foreign _,
                    MapOp.MaxPool _,
                    MapOp.Resize _,
                    MapOp.ChannelShuffle _,
                    MapOp.ConvTranspose2d _ -> {
                var source = source(node, channel);
                yield write(source.node, source.channel);
            }
        };
    }

    private Term kernel(Node node, Op.Conv2d conv, int channel) {
        var before = node.inputs().getFirst();
        var bias = new ArrayList<Given>();
        if (conv.bias()) {
            bias.add(new Given("b", Norm.source(node, Role.BIAS, channel), Fused.bias(node, true, channel, network)));
        }
        var kernel = "K = " + Norm.source(node, Role.KERNEL, channel);
        var plus = conv.bias() ? " + b" : "";
        if (before.equals(span.from())) {
            return add(Kind.KERNEL, node, channel, "K∗x%s, %s".formatted(plus, kernel), List.of(), bias);
        }
        int channels = conv.in() / conv.groups();
        if (channels == 1) {
            var of = write(before, Fused.firstInput(conv, channel));
            return add(
                    Kind.SEQUENCE,
                    node,
                    channel,
                    "K∗(%d)%s, %s".formatted(of.number(), plus, kernel),
                    List.of(of),
                    bias);
        }
        return add(
                Kind.SEQUENCE,
                node,
                channel,
                "Σᵢ K[i]∗fᵢ(x)%s over the %d channels i of %s, each a kernel fᵢ over x; %s"
                        .formatted(plus, channels, before, kernel),
                List.of(),
                bias);
    }

    private Term sum(Node node, int channel) {
        var operands =
                span.operands(node).stream().map(input -> write(input, channel)).toList();
        return add(Kind.SUM, node, channel, joined(operands), operands, List.of());
    }

    private Term mean(Node node, Window window, int channel) {
        var of = write(node.inputs().getFirst(), channel);
        int taps = window.kernelHeight() * window.kernelWidth();
        return add(
                Kind.MEAN,
                node,
                channel,
                "the mean of (%d) over %d places".formatted(of.number(), taps),
                List.of(of),
                List.of(new Given("1/k", "1/" + taps, 1.0 / taps)));
    }

    private static String joined(List<Term> operands) {
        return operands.stream().map(term -> "(%d)".formatted(term.number())).collect(Collectors.joining(" + "));
    }

    private Term add(Kind kind, Node node, int channel, String formula, List<Term> operands, List<Given> givens) {
        var term = new Term(
                terms.size() + 1,
                kind,
                node.id(),
                kind == Kind.INPUT ? "" : rule(node.id()),
                formula,
                operands.stream().map(Term::number).toList(),
                givens,
                taps(node.id(), channel));
        terms.add(term);
        return term;
    }

    /// The rule of the step that took the node away; a kernel that is kept has none.
    private String rule(NodeId node) {
        return trace.steps().stream()
                .map(Trace.Step::rewrite)
                .filter(rewrite -> rewrite.removed().contains(node)
                        && rewrite.replacements().stream()
                                .noneMatch(draft -> draft.id().equals(node)))
                .findFirst()
                .map(rewrite -> rewrite.rule())
                .orElse("");
    }

    private Taps taps(NodeId id, int channel) {
        var place = new Place(id, channel);
        var taps = known.get(place);
        if (taps == null) {
            taps = id.equals(span.from())
                    ? Taps.identity(channel)
                    : taps(span.graph().node(id), channel);
            known.put(place, taps);
        }
        return taps;
    }

    private Taps taps(Node node, int channel) {
        var before = node.inputs().getFirst();
        return switch (node.op()) {
            case Op.Conv2d conv -> composed(node, conv, channel);
            case Op.Linear linear -> composed(node, Fused.pointwise(linear), channel);
            case Op.BatchNorm norm -> {
                var affine = Norm.of(node, norm, channel, network);
                yield taps(before, channel).then(affine.scale(), affine.shift());
            }
            case Op.Add _ -> {
                var sum = new Taps.Sum(Taps.NONE);
                span.operands(node).forEach(input -> sum.add(1, taps(input, channel), 0, 0));
                yield sum.taps();
            }
            case MapOp.AveragePool(var window, var _) -> mean(taps(before, channel), window, strides(before));
            case Op.Concat _,
                    Op.Unflatten _,
                    Op.Input _,
                    Op.Activation _,
                    Op.Multiply _,
                    Op.Slice _,
                    Op.GlobalAveragePool _,
                    Op.Flatten _,
                    Op.Softmax _,
                    Op.Foreign _,
                    MapOp.MaxPool _,
                    MapOp.Resize _,
                    MapOp.ChannelShuffle _,
                    MapOp.ConvTranspose2d _ -> {
                var source = source(node, channel);
                yield taps(source.node, source.channel);
            }
        };
    }

    /// Each tap of the kernel sees a function of the value that is read, moved to where the tap stands.
    private Taps composed(Node node, Op.Conv2d conv, int channel) {
        var before = node.inputs().getFirst();
        var stride = strides(before);
        var sum = new Taps.Sum(Taps.NONE.withBias(Fused.bias(node, conv.bias(), channel, network)));
        Fused.kernel(node, conv, channel, network)
                .weights()
                .forEach((tap, weight) -> sum.add(
                        weight, taps(before, tap.channel()), tap.row() * stride.down, tap.column() * stride.right));
        return sum.taps();
    }

    private static Taps mean(Taps before, Window window, Stride stride) {
        var sum = new Taps.Sum(Taps.NONE);
        double share = 1.0 / (window.kernelHeight() * window.kernelWidth());
        for (int row = 0; row < window.kernelHeight(); row++) {
            for (int column = 0; column < window.kernelWidth(); column++) {
                sum.add(
                        share,
                        before,
                        (row - window.padTop()) * stride.down,
                        (column - window.padLeft()) * stride.right);
            }
        }
        return sum.taps();
    }

    /// How many positions of the value that is read lie between two neighbours.
    private record Stride(int down, int right) {
        Stride times(Window window) {
            return new Stride(down * window.strideHeight(), right * window.strideWidth());
        }
    }

    private Stride strides(NodeId id) {
        if (id.equals(span.from())) {
            return new Stride(1, 1);
        }
        var node = span.graph().node(id);
        var before = strides(node.inputs().getFirst());
        if (node.op() instanceof Op.Conv2d conv) {
            return before.times(conv.window());
        }
        return node.op() instanceof MapOp.AveragePool(var window, var _) ? before.times(window) : before;
    }

    /// Where a node that computes nothing has a channel from.
    private Place source(Node node, int channel) {
        int left = channel;
        for (var input : node.inputs()) {
            int channels = node.inputs().size() == 1
                    ? Integer.MAX_VALUE
                    : span.graph().node(input).shape().channels();
            if (left < channels) {
                return new Place(input, left);
            }
            left -= channels;
        }
        throw new IllegalArgumentException("%s has no channel %d".formatted(node.id(), channel));
    }
}
