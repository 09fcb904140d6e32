package ghostlens.fuse.rules;

import ghostlens.model.graph.GraphView;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.WeightSlot.Role;
import ghostlens.model.net.NetworkView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Linear operators one behind the other, none of them read by anything but the next.
///
/// @param nodes in the order in which they run
record Chain(List<Node> nodes) {
    Chain {
        nodes = List.copyOf(nodes);
    }

    /// The chain that ends at a node and begins at a value; empty where there is none.
    static Optional<Chain> between(NodeId value, Node end, GraphView graph) {
        var nodes = new ArrayList<Node>();
        var node = end;
        while (Linear.convolution(node).isPresent()) {
            nodes.addFirst(node);
            var before = node.inputs().getFirst();
            if (before.equals(value)) {
                return Optional.of(new Chain(nodes));
            }
            if (!Readers.isAlone(node.id(), before, graph)) {
                return Optional.empty();
            }
            node = graph.node(before);
        }
        return Optional.empty();
    }

    List<NodeId> ids() {
        return nodes.stream().map(Node::id).toList();
    }

    /// All of it as one convolution, right where there is no obstacle.
    Op.Conv2d form() {
        return nodes.stream()
                .map(node -> Linear.convolution(node).orElseThrow())
                .reduce(Windows::inSequence)
                .orElseThrow();
    }

    /// The same with its weights.
    Filter filter(NetworkView network) {
        return nodes.stream()
                .map(node -> Linear.filter(node, network))
                .reduce(Filter::then)
                .orElseThrow();
    }

    /// What forbids to make one convolution of it.
    Optional<Obstacle> obstacle(NetworkView network) {
        return nodes.stream()
                .flatMap(node -> (node.op() instanceof Op.BatchNorm norm
                                ? Affine.withoutStatistics(node, norm, network)
                                : Readers.sharing(node, network.graph()))
                        .stream())
                .findFirst()
                .or(() -> IntStream.range(1, nodes.size())
                        .boxed()
                        .flatMap(i -> atBorder(i, network).stream())
                        .findFirst());
    }

    /// What a padded operator would see at the border if the ones before it were part of it: the values that they
    /// compute there, and not the zeros of its padding.
    private Optional<Obstacle> atBorder(int position, NetworkView network) {
        var second = nodes.get(position);
        if (!Linear.convolution(second).orElseThrow().window().isPadded()) {
            return Optional.empty();
        }
        var first = nodes.get(position - 1);
        var before = new Chain(nodes.subList(0, position));
        var window = before.form().window();
        if (window.strideHeight() > 1 || window.strideWidth() > 1) {
            return Optional.of(new Obstacle(
                    second.id(),
                    "The %s %s strides, so the zeros around the map of %s stand at no place of its own input."
                            .formatted(Linear.noun(first), first.id(), second.id())));
        }
        if (window.isPadded() || window.kernelHeight() > 1 || window.kernelWidth() > 1) {
            return Optional.of(new Obstacle(
                    second.id(),
                    "The %s %s pads its input with zeros, where one convolution of both would see what %s computes beyond the border."
                            .formatted(Linear.noun(second), second.id(), first.id())));
        }
        return before.nodes.stream()
                .filter(node -> !hasNoShift(node, network))
                .findFirst()
                .map(node -> new Obstacle(
                        second.id(),
                        "The %s %s pads its input with zeros, where one convolution of both would see what %s adds to every value."
                                .formatted(Linear.noun(second), second.id(), node.id())));
    }

    /// Whether the node makes 0 of 0.
    private static boolean hasNoShift(Node node, NetworkView network) {
        if (node.op() instanceof Op.BatchNorm norm) {
            return isZero(Affine.of(node, norm, network).shift());
        }
        return !(node.op() instanceof Op.Conv2d conv)
                || !conv.bias()
                || isZero(network.tensor(node, Role.BIAS).toDoubles());
    }

    private static boolean isZero(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == 0);
    }
}
